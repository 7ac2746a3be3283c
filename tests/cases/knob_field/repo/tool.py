from config import Canonical, Torch
from lightning import Trainer


def main():
    torch = Torch()
    canonical = Canonical(epochs=torch.max_epochs)
    Trainer(max_epochs=canonical.epochs, accelerator=torch.device)


if __name__ == "__main__":
    main()
