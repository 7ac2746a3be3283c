"""A typer sub-app whose options, but those not given, fill a pydantic model, over which a file's table is laid."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    project = "[project]\nname = 'x'\nversion = '1.0.0'\ndescription = 'An x.'\nlicense = 'MIT'\n[[project.people]]\ngiven-names = 'A'\nfamily-names = 'B'\nemail = 'a@b.org'\nauthor = true\nmaintainer = true\n"
    (folder / "somesy.toml").write_text(project + "[config]\nno_sync_mkdocs = true\n")
    (folder / "other.toml").write_text(project.replace("'x'", "'y'") + "[config]\nno_sync_mkdocs = false\nverbose = true\n")
    for name in ("pyproject.toml", "pyproject2.toml"):
        (folder / name).write_text(
            "[project]\nname = 'x'\nversion = '0.1.0'\ndescription = 'An x.'\nauthors = [{name = 'A B', email = 'a@b.org'}]\n[build-system]\nrequires = ['setuptools']\n"
        )
    for name in ("package.json", "package2.json"):
        (folder / name).write_text('{"name": "x", "version": "0.1.0"}')
    (folder / "mkdocs.yml").write_text("site_name: x\n")
    (folder / "mkdocs2.yml").write_text("site_name: x\n")
    (folder / "Cargo2.toml").write_text('[package]\nname = "x"\nversion = "0.1.0"\n')
    (folder / "fpm2.toml").write_text('name = "x"\nversion = "0.1.0"\n')
    (folder / "Project2.toml").write_text('name = "x"\nversion = "0.1.0"\n')
    (folder / "pom2.xml").write_text(
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><artifactId>x</artifactId><version>1</version></project>'
    )
    (folder / "sub").mkdir()


SPEC = {
    "package": "somesy",
    "requirement": "somesy==0.8.2",
    "style": "typer sub-app callbacks, wrapt decorator, `{k: v for k, v if v is not None}` -> pydantic model(**args) laid over a file's table; writers",
    "entry": "somesy.main:app",
    "prog": "somesy",
    "packages": ["somesy"],
    "argv": ["@0", "sync", "@1"],
    "track": r"^somesy\.(core\.models\.(SomesyConfig|SomesyInput|ProjectMetadata)|core\.writer\.\w+|\w+\.writer\.\w+)$",
    "only_track": True,
    "skip_fields": r"(_data|\.project)$",
    "preload": ["somesy.core.models", "somesy.commands.sync", "somesy.cli.sync"],
    "vary": {
        "--input-file": [["--input-file", "other.toml"]],
        "--pyproject-file": [["--pyproject-file", "pyproject2.toml"]],
        "--package-json-file": [["--package-json-file", "package2.json"]],
        "--julia-file": [["--julia-file", "Project2.toml"]],
        "--fortran-file": [["--fortran-file", "fpm2.toml"]],
        "--pomxml-file": [["--pomxml-file", "pom2.xml"]],
        "--mkdocs-file": [["--mkdocs-file", "mkdocs2.yml"]],
        "--rust-file": [["--rust-file", "Cargo2.toml"]],
        "--packages": [["--packages", "other.toml"]],
    },
    "kinds": {"--input-file": {"*": "file", "somesy.core.models.SomesyConfig.input_file": "copy"}},
    "ok_status": r"^exit [01]$",
}
