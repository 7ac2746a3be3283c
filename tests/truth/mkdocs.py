"""A click sub-command whose **kwargs override a file's keys in a dict subclass, whose fields are descriptors that validate."""

from pathlib import Path
from typing import Any


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# x\n")
    (folder / "mkdocs.yml").write_text("site_name: Site\n")
    (folder / "other.yml").write_text(
        "site_name: Other\nuse_directory_urls: false\nsite_author: Me\nstrict: true\nsite_dir: elsewhere\ndev_addr: 10.0.0.9:81\n"
    )


def extract(instance: Any) -> dict[str, Any] | None:
    """The values of a configuration are kept in its dict; its fields are descriptors over it."""
    return dict(instance.data) if type(instance).__name__ == "MkDocsConfig" else None


SPEC = {
    "package": "mkdocs",
    "requirement": "mkdocs==1.6.1",
    "style": "click (shared option lists applied by decorators, pairs of flag values) -> **kwargs -> dict subclass with descriptor fields, loaded from YAML and overridden, then validated",
    "entry": "mkdocs.__main__:cli",
    "prog": "mkdocs",
    "packages": ["mkdocs"],
    "argv": ["@0", "build", "@1"],
    "track": r"^mkdocs\.(config\.defaults\.MkDocsConfig|theme\.Theme|structure\.files\.File)$",
    "only_track": True,
    "preload": ["mkdocs.__main__", "mkdocs.config.defaults", "mkdocs.commands.build", "mkdocs.commands.serve"],
    "stops": ["mkdocs.structure.nav:get_navigation"],
    "vary": {"--config-file": [["--config-file", "other.yml"]], "--theme": [["--theme", "readthedocs"]], "--site-dir": [["--site-dir", "made"]]},
    "kinds": {"--config-file": {"*": "file"}},
    "skip_fields": r"MkDocsConfig\.(plugins|user_configs|_current_page)$",
}
