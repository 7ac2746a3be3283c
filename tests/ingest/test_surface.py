"""Surfaces are found by name, and what a file says wrong is said."""

from __future__ import annotations

import pickle

import pytest

from knobgraph_ingest.declared_surfaces import declared_surfaces
from knobgraph_ingest.profile import parse_profile
from knobgraph_ingest.surface import Surface, SurfaceFile, SurfaceTable, built_in_surfaces

TABLE = SurfaceTable(built_in_surfaces())


@pytest.mark.parametrize(
    ("name", "library"),
    [
        ("lightning.Trainer", "lightning"),
        ("lightning.pytorch.trainer.Trainer", "lightning"),
        ("pytorch_lightning.Trainer.__init__", "lightning"),
        ("torch.optim.Adam", "torch"),
        ("torch.load", "torch"),
        ("torch.cuda.manual_seed_all", "torch"),
        ("tensorflow.keras.Model.fit", "tensorflow"),
        ("concurrent.futures.ProcessPoolExecutor", "multiprocessing"),
        ("uvicorn.run", "web servers"),
        ("numpy.random.seed", "numpy"),
        ("numpy.random.choice", None),
        ("lightningfast.Trainer", None),
        ("torch.nn.Linear", None),
        ("own.Trainer", None),
    ],
)
def test_a_surface_is_the_end_of_a_path_below_its_package(name: str, library: str | None) -> None:
    found = TABLE.match(name)
    assert (found.library if found is not None else None) == library


def test_a_switch_is_no_call() -> None:
    assert TABLE.match("torch.backends.cudnn.benchmark", "attribute") is not None
    assert TABLE.match("torch.backends.cudnn.benchmark") is None


def test_every_declared_parameter_says_what_it_is_for_and_has_a_category() -> None:
    silent = [
        f"{file.library}: {surface.names[:1]}({name})"
        for file in built_in_surfaces()
        for surface in file.surfaces
        for name, known in surface.parameters.items()
        if not known.purpose.endswith(".") or not surface.category_of(name)
    ]
    assert silent == []


def test_a_table_finds_the_same_after_a_journey_between_processes() -> None:
    assert pickle.loads(pickle.dumps(TABLE)).match("torch.optim.Adam") == TABLE.match("torch.optim.Adam")


def test_only_the_declared_parameters_count_where_a_surface_says_so() -> None:
    surface = Surface(names=("run",), category="x", only=True, ignore=("data",), parameters={"size": TABLE.match("torch.load").describe("none")})  # type: ignore[union-attr]
    found = SurfaceTable([SurfaceFile("kit", ("kit",), (surface,))]).match("kit.run")
    assert found is not None
    assert [found.counts(name) for name in ("size", "other", "data")] == [True, False, False]


def test_a_profile_declares_surfaces_that_win_over_the_built_in_ones() -> None:
    table = declared_surfaces(parse_profile('[[knobs.surfaces]]\ncallee = "torch.optim.*"\ncategory = "own"\nparameters = ["lr"]\n'))
    found = table.match("torch.optim.Adam")
    assert found is not None
    assert (found.category, found.counts("lr"), found.counts("betas")) == ("own", True, False)
