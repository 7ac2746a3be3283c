import argparse

from lightning.pytorch import Trainer
from lightning.pytorch.callbacks import EarlyStopping
from torch.utils.data import DataLoader


class OwnLoader(DataLoader):
    pass


def fit(settings, rows):
    loader = OwnLoader(rows, 16, num_workers=settings["workers"])
    trainer = Trainer(
        max_epochs=settings["epochs"],
        devices=1,  # one device for now
        # precision="16-mixed",
        **settings["extra"],
    )
    trainer.fit(loader)


def prepare(epochs, workers):
    fit({"epochs": epochs, "workers": workers, "extra": {"deterministic": True}}, [])


def forgotten(patience):
    return EarlyStopping("val_loss", patience=patience), Trainer(devices=2, max_epochs=3)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--workers", type=int, default=0)
    args = parser.parse_args()
    prepare(args.epochs, args.workers + 1)


if __name__ == "__main__":
    main()
