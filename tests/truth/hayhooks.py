"""typer options of a command, each laid over an attribute of a module-level pydantic settings object, or taken from it."""

SPEC = {
    "package": "hayhooks",
    "requirement": "hayhooks==2.1.0",
    "style": "typer, option or settings.x -> settings.x = value (pydantic-settings object of a module) and environment variables",
    "entry": "hayhooks.cli:hayhooks_cli",
    "prog": "hayhooks",
    "packages": ["hayhooks"],
    "argv": ["@0", "run", "@1"],
    "track": r"^hayhooks\.settings\.AppSettings$",
    "only_track": True,
    "preload": ["hayhooks.cli.base", "hayhooks.settings"],
    "stops": ["uvicorn:run"],
    "vary": {"--port": [["--port", "7"]], "--workers": [["--workers", "1"], ["--workers", "2"]]},
    "context": {"--chainlit-path": ["--with-chainlit"], "--chainlit-custom-elements-dir": ["--with-chainlit"]},
}
