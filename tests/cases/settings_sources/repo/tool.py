import argparse
import tomllib

from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, TomlConfigSettingsSource


class Project:
    path = None

    def __call__(self):
        with open(self.path, "rb") as stream:
            return {"level": tomllib.load(stream)["level"]}


class Server(BaseSettings):
    host: str = "localhost"
    level: str = "info"

    @classmethod
    def settings_customise_sources(cls, settings_cls, init_settings, env_settings, dotenv_settings, file_secret_settings):
        return init_settings, env_settings, Project()


class Table(PydanticBaseSettingsSource):
    def __call__(self):
        return {"width": 80}


class Report(BaseSettings):
    width: int = 0
    title: str = ""
    folder: str = "."

    @classmethod
    def settings_customise_sources(cls, settings_cls, init_settings, **others):
        return init_settings, Table(settings_cls), TomlConfigSettingsSource(settings_cls, "report.toml")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config")
    parser.add_argument("--host")
    parser.add_argument("--title")
    args = parser.parse_args()
    Project.path = args.config
    print(Server(host=args.host), Report(title=args.title))


if __name__ == "__main__":
    main()
