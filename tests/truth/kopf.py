"""A click command whose options reach a tree of settings dataclasses and the tasks that are made of them."""

from pathlib import Path


def setup(cwd: str) -> None:
    Path(cwd, "op.py").write_text("import kopf\n\n@kopf.on.create('kopfexamples')\ndef f(**_): pass\n")


SPEC = {
    "package": "kopf",
    "requirement": "kopf==1.45.2",
    "style": "click, shared options put on by a decorator, make_pass_decorator object, keywords through async functions -> nested settings dataclasses set by attribute",
    "entry": "kopf.cli:main",
    "prog": "kopf",
    "packages": ["kopf"],
    "argv": ["@0", "run", "op.py", "@1"],
    "track": r"^kopf\._core\.(engines\.peering\.Peer|reactor\.orchestration\.\w+)$",
    "preload": ["kopf._core.reactor.running", "kopf._cogs.configs.configuration"],
    "stops": ["kopf._core.reactor.running:run_tasks"],
    "vary": {"paths": [["op2.py"]], "--module": [["-m", "json"]]},
    "ok_status": r"^(stopped|ended)$",
}
