import argparse

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Database(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="DB_")

    host: str = "localhost"
    port: int = 5432
    token: str = Field(default="", validation_alias="SECRET_TOKEN")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--host")
    parser.add_argument("--port", type=int)
    args = parser.parse_args()
    given = {name: value for name, value in vars(args).items() if value is not None}
    database = Database(**given)
    print(database.host, database.port, database.token)


if __name__ == "__main__":
    main()
