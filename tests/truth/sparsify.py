"""simple-parsing over one dataclass that inherits another and holds a third."""

SPEC = {
    "package": "eai-sparsify",
    "requirement": "eai-sparsify==1.3.3",
    "style": "simple_parsing.parse(one dataclass): inherited and nested dataclasses, positionals, list fields -> plain Trainer",
    "entry": "sparsify.__main__:run",
    "prog": "sparsify",
    "packages": ["sparsify"],
    "argv": [],
    "track": r"^sparsify\.(__main__\.RunConfig|config\.\w+|trainer\.Trainer)$",
    "only_track": True,
    "stand_ins": True,
    "stops": ["sparsify.__main__:load_artifacts"],
}
