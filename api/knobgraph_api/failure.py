"""Bad input ends a command with one clear line and exit code 2."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import NoReturn

import click

from knobgraph_graph.store import StoreError


def fail(message: str) -> NoReturn:
    """End the program with a message on stderr and exit code 2."""
    raise BadInput(message)


class BadInput(click.ClickException):
    """What the user gave cannot be used."""

    exit_code = 2


@contextmanager
def store_errors() -> Generator[None]:
    """Turn what a store cannot do into bad input."""
    try:
        yield
    except StoreError as error:
        raise BadInput(str(error)) from error
