import click

from tool.settings import Job


@click.group()
def remote():
    pass


@remote.command(context_settings={"default_map": {"depth": 9}})
@click.option("--depth", type=int, default=1)
@click.option("--verbose", "-v", "loud", count=True)
@click.pass_obj
def push(state, depth, loud):
    state.debug = loud > 0
    return Job("push", depth=depth)
