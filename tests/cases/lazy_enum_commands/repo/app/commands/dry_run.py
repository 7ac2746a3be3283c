import click


@click.command()
@click.option("--times", type=int, default=1)
@click.pass_obj
def dry_run(context, times):
    context.settings.times = times
