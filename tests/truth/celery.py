"""A click sub-command with options of an own class and many callbacks, whose keywords become attributes of a worker by loops over names."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "tasks.py").write_text("from celery import Celery\napp = Celery('tasks', broker='memory://')\n")
    (Path(cwd) / "more.py").write_text("")


SPEC = {
    "package": "celery",
    "requirement": "celery==5.7.0",
    "style": "click (option class, help groups, types that convert by ctx.obj, callbacks) -> app.Worker(**kwargs) -> plain class: setup_defaults(**kwargs) by either(name, given)",
    "entry": "celery.__main__:main",
    "prog": "celery",
    "packages": ["celery"],
    "argv": ["@0", "-A", "tasks", "worker", "@1"],
    "track": r"^celery\.(apps\.worker\.Worker|bin\.base\.CLIContext)$",
    "only_track": True,
    "preload": ["celery.__main__", "celery.bin.celery", "celery.bin.worker", "celery.apps.worker"],
    "stops": ["celery.worker.worker:WorkController.start"],
    "vary": {
        "--concurrency": [["--concurrency", "3"]],
        "--loglevel": [["--loglevel", "ERROR"]],
        "--pool": [["--pool", "solo"]],
        "--queues": [["--queues", "a,b"]],
        "--exclude-queues": [["--exclude-queues", "celery"]],
        "--include": [["--include", "more"]],
        "--autoscale": [["--autoscale", "7,2"]],
        "--hostname": [["--hostname", "w1@h"]],
        "--app": [["--app", "tasks:app"]],
    },
    "no_run": {"--detach": "leaves the process that is watched", "--purge": "asks"},
    "skip_fields": r"Worker\.(app|blueprint|pidlock|steps|_quick_put|_quick_release)$",
}
