"""argparse filled in stages by plug-in classes of entry points; each creator, seeder and activator reads its own options from the namespace."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "wheels").mkdir()


SPEC = {
    "package": "virtualenv",
    "requirement": "virtualenv==21.15.7",
    "style": "argparse, own parser class, parse_known_args in stages, options by class methods of entry points -> class(options) reading attributes",
    "entry": "virtualenv.__main__:run",
    "prog": "virtualenv",
    "packages": ["virtualenv"],
    "argv": ["e"],
    "track": r"^virtualenv\.(create\..*\.(CPython3Posix|Venv)|seed\..*\.(FromAppData|PipInvoke)|activation\..*Activator|discovery\.builtin\.Builtin|run\.session\.Session)$",
    "only_track": True,
    "no_props": True,
    "preload": [
        "virtualenv.__main__",
        "virtualenv.run",
        "virtualenv.create.via_global_ref.builtin.cpython.cpython3",
        "virtualenv.seed.embed.via_app_data.via_app_data",
        "virtualenv.seed.embed.pip_invoke",
    ],
    "stops": ["virtualenv.run.session:Session.run"],
    "contexts": [["--seeder", "pip"], ["--creator", "venv"]],
    "vary": {
        "--creator": [["--creator", "venv"], ["--creator", "builtin"]],
        "--seeder": [["--seeder", "pip"]],
        "--activators": [["--activators", "bash"]],
        "--pip": [["--pip", "none"], ["--pip", "bundle"], ["--pip", "20.0"]],
        "--setuptools": [["--setuptools", "none"], ["--setuptools", "bundle"], ["--setuptools", "20.0"]],
        "--wheel": [["--wheel", "none"], ["--wheel", "bundle"]],
        "--python": [["--python", "3"], ["--python", "3.11"]],
        "-p": [["-p", "3"]],
    },
    "extra": {"--extra-search-dir": [["--extra-search-dir", "wheels"]], "--app-data": [["--app-data", "data"]]},
}
