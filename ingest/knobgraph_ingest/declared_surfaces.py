"""The surfaces that hold for one repository: those its profile declares, then the built-in ones."""

from __future__ import annotations

from knobgraph_ingest.profile import Profile
from knobgraph_ingest.surface import Surface, SurfaceFile, SurfaceParameter, SurfaceTable, built_in_surfaces


def declared_surfaces(profile: Profile) -> SurfaceTable:
    """Return the surfaces that hold under a profile; its own win over the built-in ones."""
    own = [_file(s.callee, s.category, s.parameters, s.ignore, dict(s.purposes)) for s in profile.knobs.surfaces]
    return SurfaceTable([*own, *built_in_surfaces()])


def _file(callee: str, category: str, parameters: tuple[str, ...], ignore: tuple[str, ...], purposes: dict[str, str]) -> SurfaceFile:
    named = dict.fromkeys([*(p for p in parameters if p != "*"), *purposes])
    described = {name: SurfaceParameter(purpose=purposes.get(name, "")) for name in named}
    package = callee.partition(".")[0]
    surface = Surface(names=(callee,), category=category, ignore=ignore, only="*" not in parameters, parameters=described)
    return SurfaceFile(library=package, packages=(package,), surfaces=(surface,))
