"""What the files of a repository tell by themselves, whatever the entry points do."""

from __future__ import annotations

from functools import cached_property

from knobgraph_ingest.discovery import Repository
from knobgraph_ingest.knobs.resolved_call import ResolvedCode
from knobgraph_ingest.plans.plan_library import PlanLibrary
from knobgraph_ingest.plans.plan_rules import PlanRules
from knobgraph_ingest.plans.repository_files import RepositoryFiles, repository_files
from knobgraph_ingest.profile import Profile
from knobgraph_ingest.source_tree import SourceTree


class SourceFacts:
    """The text, the written calls and the plans of a repository, each read when it is first asked for."""

    def __init__(self, repository: Repository, profile: Profile) -> None:
        self._repository = repository
        self.profile = profile
        self.tree = SourceTree(repository.root, repository.files)

    @cached_property
    def files(self) -> RepositoryFiles:
        """All files, not only those of Python."""
        return repository_files(self._repository)

    @cached_property
    def code(self) -> ResolvedCode:
        """Every call whose callee the names in its file tell."""
        return ResolvedCode(self._repository.modules, self.tree)

    @cached_property
    def plans(self) -> PlanLibrary:
        """All plan files."""
        return PlanLibrary(self.files, PlanRules.of(self.profile.plans))

    def read_ahead(self) -> None:
        """Read all of it now, while processes run the entry points."""
        for module in self._repository.modules:
            self.tree.lines(module.path)
            self.tree.nodes(module.path)
        _ = self.code, self.plans
