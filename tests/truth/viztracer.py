"""argparse held by a plain class, parsed into a namespace made of a file; a dict of keywords kept in an attribute makes the main object."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "s.py").write_text("x = 1\n")
    (Path(cwd) / "rc").write_text("[default]\nlog_gc = True\n")
    (Path(cwd) / "d").mkdir()


def patch() -> None:
    from viztracer.main import VizUI

    made = VizUI.create_parser

    def create_parser(self):
        parser = made(self)
        parser.prog = "viztracer"  # "python -m viztracer" would be taken for sub-commands
        return parser

    VizUI.create_parser = create_parser


SPEC = {
    "package": "viztracer",
    "requirement": "viztracer==1.1.1",
    "style": "argparse held by a plain class -> dict of keywords in an attribute -> VizTracer(**self.init_kwargs) plain class with a base class, property setters",
    "entry": "viztracer.main:main",
    "prog": "viztracer",
    "packages": ["viztracer"],
    "argv": ["@0", "s.py"],
    "track": r"^viztracer\.(main\.VizUI|viztracer\.VizTracer|tracer\._VizTracer|vizplugin\.VizPluginManager)$",
    "only_track": True,
    "preload": ["viztracer.main", "viztracer.viztracer"],
    "stops": ["viztracer.main:install_all_hooks"],
    "skip_fields": r"\.(init_kwargs|parser|options|command|args|parent_pid|multiprocess_output_dir|cwd|tracer|_plugin_manager|_tracer|viztmp|output_file|system_print|data|process_name)$",
    "vary": {
        "--output_file": [["--output_file", "x.json"]],
        "--output_dir": [["--output_dir", "d"]],
        "--min_duration": [["--min_duration", "3us"]],
        "--rcfile": [["--rcfile", "rc"]],
        "--max_stack_depth": [["--max_stack_depth", "7"]],
        "--tracer_entries": [["--tracer_entries", "7000"]],
    },
    "ok_status": r"^(ended|exit|stopped).*$",
    "no_run": dict.fromkeys(("--attach", "--attach_installed", "--uninstall", "--open", "--plugins", "--log_torch"), "needs another process, a browser or a package"),
}
