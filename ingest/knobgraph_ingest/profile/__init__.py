"""The profile of a repository: `knobgraph.toml`, read into frozen values, one small file a section."""

from knobgraph_ingest.profile.profile import Profile
from knobgraph_ingest.profile.reading import PROFILE_NAME, ProfileError, own_profile, parse_profile, read_profile

__all__ = ["PROFILE_NAME", "Profile", "ProfileError", "own_profile", "parse_profile", "read_profile"]
