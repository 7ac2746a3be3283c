"""optparse sub-commands kept in a table, whose options become keywords of a plain class and then attributes of its settings by name."""

from pathlib import Path
from typing import Any


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "a.py").write_text("x = 1\n")
    (folder / "other.ini").write_text(
        "[run]\nbranch = true\ndata_file = filed\ntimid = true\nsource = other\nconcurrency = thread,thread\n[report]\nprecision = 3\n"
    )


def keep_flag(flag: dict[str, Any]) -> bool:
    """The sub-command is the key of a table, which no parser declares; the options count without it."""
    flag["prog"] = None
    return True


SPEC = {
    "package": "coverage",
    "requirement": "coverage==7.17.4",
    "style": "optparse (option objects shared by parsers in a table of sub-commands) -> explicit keywords -> plain class, which hands them on as **kwargs to setattr by name on plain settings",
    "entry": "coverage.cmdline:main",
    "prog": "coverage",
    "packages": ["coverage"],
    "argv": ["run", "@0", "a.py"],
    "track": r"^coverage\.(config\.CoverageConfig|control\.Coverage|execfile\.PyRunner|inorout\.InOrOut|collector\.Collector)$",
    "only_track": True,
    "preload": ["coverage.cmdline", "coverage.execfile", "coverage.inorout", "coverage.collector"],
    "stops": ["coverage.execfile:PyRunner.run"],
    "vary": {
        "--rcfile": [["--rcfile", "other.ini"]],
        "--concurrency": [["--concurrency", "thread,thread"]],
        "--debug": [["--debug", "trace"], ["--debug", "config,sys"]],
        "--include": [["--include", "a.py,b/*"]],
        "--omit": [["--omit", "c.py,d/*"]],
        "--source": [["--source", "s1,s2"]],
        "--data-file": [["--data-file", "elsewhere"]],
        "--save-signal": [["--save-signal", "USR1"]],
    },
    "kinds": {"--rcfile": {"*": "file", "coverage.config.CoverageConfig.config_file": "copy"}},
    "skip_fields": r"Coverage\.(_data|_collector|_inorout|_plugins|_debug|config)$",
}
