from config import Canonical, TorchConfig
from lightning import Trainer


def main():
    torch = TorchConfig()
    canonical = Canonical(epochs=torch.max_epochs)
    Trainer(max_epochs=canonical.epochs, accelerator=torch.device)


if __name__ == "__main__":
    main()
