"""configargparse in a subclass, flags made of the options of plug-in classes; an own config class by keywords and a method per plug-in."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "n.conf").write_text("server { listen 80; }\n")


SPEC = {
    "package": "gixy",
    "requirement": "gixy==0.1.21",
    "needs": ["gixy==0.1.21", "configargparse==1.7", "pyparsing==2.4.7", "cached-property", "jinja2", "six"],
    "style": "configargparse subclass with flags from the options of plug-in classes -> Config(explicit keywords) plain class, set_for(name, options) -> Manager(config=)",
    "entry": "gixy.cli.main:main",
    "prog": "gixy",
    "packages": ["gixy"],
    "argv": ["@0", "n.conf"],
    "track": r"^gixy\.core\.(config\.Config|manager\.Manager|plugins_manager\.PluginsManager)$|^gixy\.plugins\..*",
    "only_track": True,
    "preload": ["gixy.cli.main", "gixy.plugins.origins"],
    "skip_fields": r"\.(root|auditor|parser|summary|severity_|description|help_url|directives|stats|_issues|issues)$",
    "vary": {
        "--tests": [["--tests", "host_spoofing"]],
        "--skips": [["--skips", "host_spoofing"]],
        "--format": [["--format", "json"]],
        "--output": [["--output", "o.txt"]],
        "-l": [["-l"], ["-ll"]],
    },
    "ok_status": r"^(ended|exit).*$",
}
