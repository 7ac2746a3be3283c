"""What the files of a repository tell by themselves, whatever the entry points do."""

from __future__ import annotations

from functools import cached_property

from knobgraph_ingest.aside import Aside
from knobgraph_ingest.declared_surfaces import declared_surfaces
from knobgraph_ingest.discovery import Repository
from knobgraph_ingest.knobs.resolved_call import ResolvedCode
from knobgraph_ingest.knobs.surface_site import SurfaceSite, surface_sites
from knobgraph_ingest.plans.code_place import definitions_of
from knobgraph_ingest.plans.plan_library import PlanLibrary
from knobgraph_ingest.plans.plan_rules import PlanRules
from knobgraph_ingest.plans.repository_files import RepositoryFiles, repository_files
from knobgraph_ingest.profile import Profile
from knobgraph_ingest.source_tree import SourceTree
from knobgraph_ingest.surface import SurfaceTable

MANY_LINES = 20_000


class SourceFacts:
    """The text, the written calls and the plans of a repository, each read when it is first asked for."""

    def __init__(self, repository: Repository, profile: Profile) -> None:
        self._repository = repository
        self.profile = profile
        self.tree = SourceTree(repository.root, repository.files)
        self._plans: Aside[PlanLibrary] | None = None

    @property
    def files(self) -> RepositoryFiles:
        """All files, not only those of Python."""
        return self.plans.files

    @cached_property
    def code(self) -> ResolvedCode:
        """Every call whose callee the names in its file tell."""
        return ResolvedCode(self._repository.modules, self.tree)

    @cached_property
    def surfaces(self) -> SurfaceTable:
        """The surfaces that hold here: those of the profile, then the built-in ones."""
        return declared_surfaces(self.profile)

    @cached_property
    def surface_sites(self) -> tuple[SurfaceSite, ...]:
        """Every call of a surface."""
        return tuple(surface_sites(self.code, self.surfaces))

    @cached_property
    def plans(self) -> PlanLibrary:
        """All plan files."""
        return self._plans.result() if self._plans is not None else self._read_plans()

    def _read_plans(self) -> PlanLibrary:
        return PlanLibrary(repository_files(self._repository), PlanRules.of(self.profile.plans))

    def begin(self) -> None:
        """Begin to read the plans, which need nothing of the code, beside what is done until they are asked for."""
        self._plans = Aside(self._read_plans, pays=self._repository.lines >= MANY_LINES)

    def read_ahead(self) -> None:
        """Read all of it now, while processes run the entry points."""
        for module in self._repository.modules:
            self.tree.lines(module.path)
            self.tree.nodes(module.path)
        _ = self.surface_sites
        for path in self.plans.cited_code():
            definitions_of("\n".join(self.files.lines(path) or ()))
