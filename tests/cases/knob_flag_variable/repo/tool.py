import click


@click.command()
@click.option("--host", envvar="TOOL_HOST", default="localhost")
def main(host):
    print(host)


if __name__ == "__main__":
    main()
