from dataclasses import dataclass

import click


@dataclass
class Mail:
    to: str = ""
    body: str = ""
    kind: str = ""
    table: object = None


def read_defaults(context, parameter, value):
    context.default_map = {"body": "hello"}
    return context.default_map


def split(context, parameter, value):
    return value.split(",") if value else []


def kind_of(context, parameter, value):
    if value:
        return "html"
    return "plain"


@click.command()
@click.option("--config", callback=read_defaults, is_eager=True)
@click.option("--to", callback=split)
@click.option("--body")
@click.option("--html", is_flag=True, callback=kind_of)
def main(config, to, body, html):
    print(Mail(to=to, body=body, kind=html, table=config))


if __name__ == "__main__":
    main()
