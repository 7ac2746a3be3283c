"""click parameters set one by one, by statements and by setter methods, on a plain class that then makes the checker."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "s.json").write_text('{"type": "object"}')
    (Path(cwd) / "a.json").write_text("{}")


SPEC = {
    "package": "check_jsonschema",
    "requirement": "check-jsonschema==0.39.0",
    "style": "click parameters -> plain class ParseResult by attributes and setter methods -> schema loader, instance loader, checker",
    "entry": "check_jsonschema:main",
    "prog": "check-jsonschema",
    "packages": ["check_jsonschema"],
    "argv": ["--schemafile", "s.json", "@0", "a.json"],
    "track": r"^check_jsonschema\.(cli\.parse_result\.ParseResult|checker\.SchemaChecker|instance_loader\.InstanceLoader|formats\.FormatOptions|reporter\.(Text|Json)Reporter|schema_loader\.main\.\w*SchemaLoader)$",
    "only_track": True,
    "preload": ["check_jsonschema", "check_jsonschema.cli.main_command"],
    "stops": ["check_jsonschema.checker:SchemaChecker.run"],
    "skip_fields": r"(_schema_loader|_instance_loader|_reporter|instancefiles|_instancefiles)$",
    "vary": {
        "--schemafile": [["--schemafile", "a.json"]],
        "--base-uri": [["--base-uri", "http://b/"]],
        "--disable-formats": [["--disable-formats", "date"], ["--disable-formats", "*"]],
        "--validator-class": [["--validator-class", "jsonschema:Draft7Validator"]],
    },
    "contexts": [[], ["-v"]],
}
