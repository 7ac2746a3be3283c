"""configargparse, whose namespace's dict is mended key by key and given to an attrs class with converters that import what is named."""

import sys
from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    for name in ("pkg", "other", "templates"):
        (folder / name).mkdir()
    (folder / "pkg" / "__init__.py").write_text("")
    (folder / "other" / "__init__.py").write_text("")
    (folder / "more.ini").write_text("[tool:pydoctor]\nproject-name = filed\nhtml-output = filed\n")


def patch() -> None:
    """Hand the arguments over at the call: the function's default is that of the moment it was imported."""
    from pydoctor import driver

    made = driver.main
    driver.main = lambda: made(sys.argv[1:])


SPEC = {
    "package": "pydoctor",
    "requirement": "pydoctor==25.10.1",
    "style": "configargparse -> vars(args) changed by key, with sentinels as defaults -> attrs class by `cls(**dict)`, converters of functions and partials",
    "entry": "pydoctor.driver:main",
    "prog": "pydoctor",
    "packages": ["pydoctor"],
    "argv": ["pkg"],
    "track": r"^pydoctor\.options\.Options$",
    "only_track": True,
    "preload": ["pydoctor.driver", "pydoctor.options"],
    "stops": ["pydoctor.driver:get_system"],
    "vary": {
        "--config": [["--config", "more.ini"]],
        "--add-package": [["--add-package", "other"]],
        "--project-base-dir": [["--project-base-dir", "other"]],
        "--template-dir": [["--template-dir", "templates"]],
        "--privacy": [["--privacy", "HIDDEN:pkg.a"]],
        "--html-writer": [["--html-writer", "pydoctor.test.InMemoryWriter"]],
        "--system-class": [["--system-class", "pydoctor.zopeinterface.ZopeInterfaceSystem"]],
        "--html-viewsource-base": [["--html-viewsource-base", "https://bitbucket.org/x"]],
        "--intersphinx": [["--intersphinx", "https://e.org/objects.inv"]],
        "--intersphinx-file": [["--intersphinx-file", "objects.inv"]],
        "--sidebar-expand-depth": [["--sidebar-expand-depth", "3"]],
    },
    "kinds": {"--config": {"*": "file"}},
    "skip_fields": r"Options\.(MAKE_HTML_DEFAULT|HTML_SOURCE_TEMPLATE_DEFAULT)$",
    "notes": [
        "--config was given a file with two keys; any option may come from such a file.",
        "A sentinel that reaches a field would be seen as an object without text.",
    ],
}
