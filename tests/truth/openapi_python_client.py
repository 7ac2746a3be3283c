"""A typer application whose options are merged with a pydantic model of a config file into one attrs class of settings."""

from pathlib import Path

DOCUMENT = '{"openapi": "3.1.0", "info": {"title": "Shop", "version": "1.0"}, "paths": {}}'
OTHER_DOCUMENT = DOCUMENT.replace('"Shop"', '"Other"').replace('"1.0"', '"2.0"')


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "document.json").write_text(DOCUMENT)
    (folder / "other.json").write_text(OTHER_DOCUMENT)
    (folder / "templates").mkdir()
    settings = {"project_name_override": "named", "package_name_override": "named_too", "package_version_override": "9.9", "post_hooks": ["true"]}
    settings |= {"docstrings_on_attributes": True, "field_prefix": "other_", "generate_all_tags": True, "http_timeout": 9, "literal_enums": True}
    settings |= {"use_path_prefixes_for_title_model_names": False, "class_overrides": {"A": {"class_name": "B"}}, "content_type_overrides": {"a/b": "c/d"}}
    (folder / "settings.json").write_text(__import__("json").dumps(settings))


def patch() -> None:
    """Answer what is asked over the network from here."""
    import httpx

    httpx.get = lambda url, **_: httpx.Response(200, content=OTHER_DOCUMENT.encode(), headers={"content-type": "application/json"})


SPEC = {
    "package": "openapi-python-client",
    "requirement": "openapi-python-client==0.29.1",
    "style": "typer (default style, one sub-command) -> pydantic ConfigFile of a file -> attrs Config by explicit keywords in a static method -> Project plain class",
    "entry": "openapi_python_client.cli:app",
    "prog": "openapi-python-client",
    "packages": ["openapi_python_client"],
    "argv": ["@0", "generate", "--path", "document.json", "@1"],
    "only_track": True,
    "track": r"^openapi_python_client\.(config\.(Config|ConfigFile)|Project|schema\.openapi_schema_pydantic\.\w+\.\w+)$",
    "skip": r"openapi_schema_pydantic",
    "preload": ["openapi_python_client", "openapi_python_client.cli"],
    "stops": ["openapi_python_client:Project.build"],
    "skip_fields": r"Project\.(env|errors|openapi)$|\.model_(config|fields|computed_fields|extra|fields_set)$",
    "vary": {
        "--path": [["--path", "other.json"]],
        "--config": [["--config", "settings.json"]],
        "--custom-template-path": [["--custom-template-path", "templates"]],
        "--file-encoding": [["--file-encoding", "ascii"], ["--file-encoding", "latin-1"]],
    },
    "kinds": {
        "--config": {"*": "file"},
        "--path": {"*": "file", "openapi_python_client.config.Config.document_source": "copy"},
        "--url": {"*": "file", "openapi_python_client.config.Config.document_source": "copy"},
    },
    "notes": [
        "--url is read over the network: the answer came from the test's own stand-in, a document with another title and version.",
        "--custom-template-path is an argument of Project whose only trace is the jinja environment; --fail-on-warning is read after the run was stopped.",
        "Project.project_dir and package_dir come of the document's title unless --output-path or the file name them.",
        "--install-completion and --show-completion are the framework's own: they end the program.",
    ],
    "full": {
        "--url": [(["generate", "--path", "document.json"], ["generate", "--url", "https://example.com/other.json"])],
    },
}
