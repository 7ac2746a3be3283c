"""A click command with own types and a flag value that is an object, into a pydantic model by a class method, updated from a file, then applied to an attrs object."""

import zipfile
from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    with zipfile.ZipFile(folder / "x-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("x/__init__.py", "a = 1\n")
        for name, text in (
            ("METADATA", "Metadata-Version: 2.1\nName: x\nVersion: 1.0\n"),
            ("WHEEL", "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
        ):
            wheel.writestr(f"x-1.0.dist-info/{name}", text)
        wheel.writestr(
            "x-1.0.dist-info/RECORD",
            "x/__init__.py,sha256=x,6\nx-1.0.dist-info/METADATA,sha256=x,1\nx-1.0.dist-info/WHEEL,sha256=x,1\nx-1.0.dist-info/RECORD,,\n",
        )
    (folder / "check-wheel-contents.cfg").write_text("[check-wheel-contents]\nignore = W004\n")
    (folder / "other.cfg").write_text("[check-wheel-contents]\nignore = W005\ntoplevel = y\npackage_omit = *.q\n")
    for name in ("p", "src/q"):
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text("")


SPEC = {
    "package": "check_wheel_contents",
    "requirement": "check-wheel-contents==0.6.3",
    "style": "click, own parameter types, flag_value object -> pydantic model by class method, update by model_dump(exclude_none) and setattr over a file's -> attrs checker",
    "entry": "check_wheel_contents.__main__:main",
    "prog": "check-wheel-contents",
    "packages": ["check_wheel_contents"],
    "argv": ["x-1.0-py3-none-any.whl", "@0"],
    "track": r"^check_wheel_contents\.(config\.Configuration|checker\.WheelChecker)$",
    "only_track": True,
    "preload": ["check_wheel_contents.checker", "check_wheel_contents.config"],
    "vary": {
        "--config": [["--config", "other.cfg"]],
        "--no-config": [["--no-config"]],
        "--ignore": [["--ignore", "W001"]],
        "--select": [["--select", "W001,W002"]],
        "--package": [["--package", "p"]],
        "--src-dir": [["--src-dir", "src"]],
    },
    "context": {"--package-omit": ["--package", "p"]},
    "kinds": {"--config": {"*": "file"}},
    "ok_status": r"^exit [01]$",
}
