"""argparse filled by plug-ins; the namespace's dict is sorted into a pydantic model with validators and into what no field takes."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "in.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    (folder / "words").write_text("x\n")


SPEC = {
    "package": "ocrmypdf",
    "requirement": "ocrmypdf==17.13.0",
    "style": "argparse with own converters, options added by hooks of built-in plug-ins -> loop over vars(args) -> pydantic model with validators before and after",
    "entry": "ocrmypdf.__main__:run",
    "prog": "ocrmypdf",
    "packages": ["ocrmypdf"],
    "argv": ["in.pdf", "out.pdf"],
    "track": r"^ocrmypdf\._options\.OcrOptions$",
    "only_track": True,
    "preload": ["ocrmypdf.__main__", "ocrmypdf._options"],
    "stops": ["ocrmypdf.api:configure_logging"],
    "vary": {
        "--pages": [["--pages", "1-3"], ["--pages", "2"]],
        "--user-words": [["--user-words", "words"]],
        "--user-patterns": [["--user-patterns", "words"]],
        "--sidecar": [["--sidecar", "side.txt"]],
        "--unpaper-args": [["--unpaper-args", "--layout double"]],
        "--image-dpi": [["--image-dpi", "300"]],
        "--language": [["--language", "deu"]],
        "--title": [["--title", "T"]],
    },
    "ok_status": r"stopped",
    "no_props": True,
    "notes": ["The run ends where logging is configured, before the options are checked against the programs that are installed."],
}
