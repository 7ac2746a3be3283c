"""argparse; `vars` of the namespace is checked and completed as a dict of options, from which a stack of filter objects is built."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "in.sql").write_text("select a, b from t where x = 1; -- done\n")


SPEC = {
    "package": "sqlparse",
    "requirement": "sqlparse==0.6.1",
    "style": "argparse -> vars(args) -> options dict checked and completed -> filter objects, each made where its option is on",
    "entry": "sqlparse.cli:main",
    "prog": "sqlformat",
    "packages": ["sqlparse"],
    "argv": ["in.sql"],
    "track": r"^sqlparse\.(engine\.filter_stack\.FilterStack|filters\.\w+\.\w+Filter)$",
    "only_track": True,
    "preload": ["sqlparse.cli"],
    "stops": ["sqlparse.engine.filter_stack:FilterStack.run"],
    "contexts": [["-r"], ["-a"], ["-l", "python"]],
    "vary": {
        "--keywords": [["--keywords", "upper"], ["--keywords", "lower"]],
        "--identifiers": [["--identifiers", "upper"], ["--identifiers", "lower"]],
        "--language": [["--language", "python"], ["--language", "php"]],
        "--indent_width": [["--indent_width", "7"]],
        "--wrap_after": [["--wrap_after", "7"]],
        "--comma_first": [["--comma_first", "True"]],
        "--encoding": [["--encoding", "latin-1"]],
    },
    "context": {"--indent_width": ["-r"], "--wrap_after": ["-r"], "--comma_first": ["-r"], "--indent_after_first": ["-r"], "--indent_columns": ["-r"], "--compact": ["-r"]},
}
