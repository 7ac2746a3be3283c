import hydra
from omegaconf import DictConfig, OmegaConf


class Data:
    def __init__(self, root, batch_size, augment):
        self.root = root
        self.batch_size = batch_size
        self.augment = augment


class Trainer:
    def __init__(self, model, cfg: DictConfig):
        self.model = model
        self.lr = cfg.optim.lr
        self.beta = cfg.optim["betas"][0]
        self.out = cfg.paths.out
        self.name = f"{cfg.name}-{cfg.seed}"

    def fit(self, data):
        print(self.model, data, self.lr)


def build(cfg: DictConfig):
    data = Data(**cfg.data)
    model = hydra.utils.instantiate(cfg.model, in_channels=1)
    return Trainer(model, cfg), data


@hydra.main(version_base=None, config_path="conf", config_name="config")
def main(cfg: DictConfig) -> None:
    print(OmegaConf.to_yaml(cfg))
    trainer, data = build(cfg)
    trainer.fit(data)


if __name__ == "__main__":
    main()
