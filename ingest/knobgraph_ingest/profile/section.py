"""What every section of a profile is: a frozen record that refuses keys it does not know."""

from __future__ import annotations

import msgspec


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the profile; its fields are the keys that may stand in it."""
