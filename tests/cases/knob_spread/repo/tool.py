from dataclasses import dataclass

from lightning import Trainer


@dataclass
class Settings:
    precision: str = "32-true"
    checkpoints: bool = True


def main():
    settings = Settings()
    arguments = dict(
        precision=settings.precision,
        enable_checkpointing=settings.checkpoints,
        max_epochs=3,
    )
    Trainer(**arguments)


if __name__ == "__main__":
    main()
