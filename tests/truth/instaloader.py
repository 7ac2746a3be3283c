"""argparse whose values go, negated and joined, by keywords into a plain class that makes a context object of some of them."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "text.txt").write_text("caption {caption}\n")


SPEC = {
    "package": "instaloader",
    "requirement": "instaloader==4.16",
    "style": "argparse -> Instaloader(keyword=not args.no_x, …) plain class -> InstaloaderContext(positional)",
    "entry": "instaloader.__main__:main",
    "prog": "instaloader",
    "packages": ["instaloader"],
    "argv": ["@0", "profile"],
    "track": r"^instaloader\.(instaloader\.Instaloader|instaloadercontext\.InstaloaderContext)$",
    "only_track": True,
    "preload": ["instaloader.__main__"],
    "stops": ["instaloader.__main__:_main"],
    "skip_fields": r"Instaloader\.context$|InstaloaderContext\.(_session|_rate_controller|iphone_headers)$|\.(is_logged_in)$",
    "vary": {
        "--count": [["--count", "3"]],
        "--abort-on": [["--abort-on", "302,400"]],
        "--post-metadata-txt": [["--post-metadata-txt", "text.txt"], ["--post-metadata-txt", "abc"]],
        "--storyitem-metadata-txt": [["--storyitem-metadata-txt", "abc"]],
        "--dirname-pattern": [["--dirname-pattern", "{profile}"], ["--dirname-pattern", "abc"]],
        "--max-connection-attempts": [["--max-connection-attempts", "7"]],
    },
    "ok_status": r".*",
}
