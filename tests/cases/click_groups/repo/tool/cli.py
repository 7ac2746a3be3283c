import functools
import importlib

import click

from tool.settings import Job, State

pass_state = click.make_pass_decorator(State, ensure=True)


class LazyGroup(click.Group):
    def __init__(self, *args, lazy=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.lazy = lazy or {}

    def list_commands(self, ctx):
        return sorted([*super().list_commands(ctx), *self.lazy])

    def get_command(self, ctx, name):
        if name in self.lazy:
            module, _, attribute = self.lazy[name].partition(":")
            return getattr(importlib.import_module(module), attribute)
        return super().get_command(ctx, name)


def common(function):
    @click.option("--depth", type=int, default=3, envvar="TOOL_DEPTH")
    @click.option("--token", default=None)
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


def keep_rate(ctx, param, value):
    ctx.ensure_object(State).rate = value
    return value


@click.group(cls=LazyGroup, lazy={"remote": "tool.remote:remote"})
@click.option("--debug/--no-debug", default=False)
@click.pass_context
def cli(ctx, debug):
    ctx.obj = State()
    ctx.obj.debug = debug


@cli.command("run")
@click.argument("name")
@common
@click.option("--rate", type=float, default=0.5, expose_value=False, callback=keep_rate)
@pass_state
def run(state, name, **options):
    return state, Job(name, **options)


@cli.command()
@click.option("--name", default="again")
@click.pass_context
def again(ctx, name):
    ctx.invoke(run, name=name, depth=5, token=None)
    ctx.obj.root = ctx.params["name"]
