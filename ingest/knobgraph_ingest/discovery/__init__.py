"""What a repository holds, found without running it: modules, source roots, entry points, and what was passed over."""

from knobgraph_ingest.discovery.entry_points import EntryPointSite
from knobgraph_ingest.discovery.repository import NotAPythonRepository, Repository, discover
from knobgraph_ingest.discovery.source import Problem, SourceModule, read_source
from knobgraph_ingest.discovery.source_files import SourceFiles

__all__ = ["EntryPointSite", "NotAPythonRepository", "Problem", "Repository", "SourceFiles", "SourceModule", "discover", "read_source"]
