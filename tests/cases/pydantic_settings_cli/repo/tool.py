from typing import Literal

from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings, CliImplicitFlag, CliPositionalArg, SettingsConfigDict


class Server(BaseModel):
    host: str = "localhost"
    port: int = 80


class Settings(BaseSettings):
    model_config = SettingsConfigDict(cli_parse_args=True, cli_kebab_case=True, env_prefix="TOOL_")

    source: CliPositionalArg[str]
    log_level: Literal["info", "debug"] = Field("info", description="How much to say.")
    dry_run: CliImplicitFlag[bool] = False
    server: Server = Server()


class Running:
    def __init__(self, settings):
        self.port = settings.server.port
        self.level = settings.log_level


if __name__ == "__main__":
    Running(Settings())
