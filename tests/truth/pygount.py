"""argparse inside a plain class, whose setters are called one by one with what was parsed."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "a.py").write_text("x = 1\n")
    (Path(cwd) / "b.py").write_text("y = 1\n")


SPEC = {
    "package": "pygount",
    "requirement": "pygount==3.2.0",
    "style": "argparse made and parsed by methods -> one setter an option, with what another function makes of it -> properties over private attributes",
    "entry": "pygount.command:main",
    "prog": "pygount",
    "packages": ["pygount"],
    "argv": ["a.py"],
    "track": r"^pygount\.(command\.Command|analysis\.SourceScanner)$",
    "only_track": True,
    "preload": ["pygount.command", "pygount.analysis"],
    "stops": ["pygount.analysis:SourceScanner.__enter__"],
    "vary": {
        "--encoding": [["--encoding", "latin-1"], ["--encoding", "automatic;cp1250"]],
        "--folders-to-skip": [["--folders-to-skip", "x*,y"], ["--folders-to-skip", "...,z"]],
        "--generated": [["--generated", "a.*"], ["--generated", "...,b"]],
        "--generated-names": [["--generated-names", "g*"], ["--generated-names", "...,h"]],
        "--names-to-skip": [["--names-to-skip", "n*"], ["--names-to-skip", "...,m"]],
        "--suffix": [["--suffix", "py,sql"], ["--suffix", "c"]],
    },
    "alias_of": {
        "pygount.command.Command.default_encoding": "pygount.command.Command._default_encoding",
        "pygount.command.Command.fallback_encoding": "pygount.command.Command._fallback_encoding",
        "pygount.command.Command.folders_to_skip": "pygount.command.Command._folders_to_skip",
        "pygount.command.Command.generated_regexps": "pygount.command.Command._generated_line_regexs",
        "pygount.command.Command.generated_name_regexps": "pygount.command.Command._generated_name_regexps",
        "pygount.command.Command.has_duplicates": "pygount.command.Command._has_duplicates",
        "pygount.command.Command.has_to_merge_embedded_languages": "pygount.command.Command._has_to_merge_embedded_languages",
        "pygount.command.Command.is_verbose": "pygount.command.Command._is_verbose",
        "pygount.command.Command.names_to_skip": "pygount.command.Command._names_to_skip",
        "pygount.command.Command.output": "pygount.command.Command._output",
        "pygount.command.Command.output_format": "pygount.command.Command._output_format",
        "pygount.command.Command.source_patterns": "pygount.command.Command._source_patterns",
        "pygount.command.Command.suffixes": "pygount.command.Command._suffixes",
    },
}
