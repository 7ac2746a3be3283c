"""An optparse program with callbacks that build objects, a class of renderer chosen by a word, and a dict of options spread into it."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "a.py").write_text("x = 1\n")


SPEC = {
    "package": "pyinstrument",
    "requirement": "pyinstrument==5.1.3",
    "style": "optparse with callbacks -> class chosen by a word or a file's suffix -> **dict of options built under issubclass, keys set by path -> plain classes",
    "entry": "pyinstrument.__main__:main",
    "prog": "pyinstrument",
    "packages": ["pyinstrument"],
    "argv": ["@0", "a.py"],
    "track": r"^pyinstrument\.(renderers\.[\w.]+|profiler\.Profiler|__main__\.ValueWithRemainingArgs)$",
    "skip_fields": r"\.(_active_session|processors|_last_session)$",
    "only_track": True,
    "preload": ["pyinstrument.__main__"],
    "stops": ["pyinstrument.profiler:Profiler.start"],
    "vary": {
        "--renderer": [["--renderer", "html"], ["--renderer", "json"], ["--renderer", "speedscope"]],
        "--render-option": [["--render-option", "time=percent_of_total"], ["--render-option", "flat"], ["--render-option", "processor_options.filter_threshold=0"]],
        "--interval": [["--interval", "0.5"]],
        "--outfile": [["--outfile", "a.html"], ["--outfile", "a.txt"]],
        "--target-description": [["--target-description", "T {args}"]],
    },
}
