import argparse


class Config:
    host = "localhost"
    port = 80
    workers = 1
    _log_level = "info"

    @property
    def log_level(self):
        return self._log_level

    @log_level.setter
    def log_level(self, value):
        self._log_level = value.lower()

    @classmethod
    def from_mapping(cls, values):
        config = cls()
        for key, value in values.items():
            if value is not None:
                setattr(config, key, value)
        return config


class Server:
    def __init__(self, config):
        self.config = config
        self.address = (config.host, config.port)
        self.level = config.log_level


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--host")
    parser.add_argument("--port", type=int)
    parser.add_argument("--log-level")
    args = parser.parse_args()
    config = Config.from_mapping(vars(args))
    server = Server(config)
    print(server)


if __name__ == "__main__":
    main()
