"""A click command whose options go, each merged with an ini file's entry, into one large plain class."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "rc").write_text("[main]\nprompt = 'x> '\ntable_format = csv\nless_chatty = True\n")
    (Path(cwd) / "base").write_text("[main]\n")


SPEC = {
    "package": "litecli",
    "requirement": "litecli==1.17.1",
    "style": "click -> keywords of a plain class, each over an entry of a ConfigObj file -> settings changed from outside",
    "entry": "litecli.main:cli",
    "prog": "litecli",
    "packages": ["litecli"],
    "argv": ["--liteclirc", "base", "@0", "a.db"],
    "track": r"^litecli\.(main\.LiteCli|sqlexecute\.SQLExecute|sqlcompleter\.SQLCompleter|completion_refresher\.CompletionRefresher)$",
    "only_track": True,
    "skip_fields": r"(\.logger|\.conn|\._completer_lock|\.completer)$",
    "preload": ["litecli.main"],
    "stops": ["litecli.main:LiteCli.run_cli", "litecli.main:LiteCli.run_query"],
    "vary": {
        "--liteclirc": [["--liteclirc", "rc"]],
        "--logfile": [["--logfile", "log.txt"]],
        "--database": [["--database", "b.db"]],
    },
    "kinds": {"--liteclirc": {"*": "file"}},
    "context": {"--csv": ["--execute", "select 1"], "--table": ["--execute", "select 1"]},
}
