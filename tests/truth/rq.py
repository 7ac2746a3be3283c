"""A click sub-command behind a decorator that adds shared options and hands on an object made of them, into a plain worker class."""

from pathlib import Path
from typing import Any


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "settings.py").write_text("QUEUES = ['high', 'low']\nNAME = 'named'\nREDIS_HOST = '10.0.0.9'\n")
    (folder / "handlers.py").write_text(
        "from rq.job import Job as _Job\nfrom rq.queue import Queue as _Queue\ndef handle(*arguments): return True\nclass Job(_Job): pass\nclass Queue(_Queue): pass\n"
    )
    (folder / "d").mkdir()


def patch() -> None:
    """Answer what is asked of a server from here."""
    import redis
    import rq.worker.base

    answers: dict[str, Any] = {"EXISTS": 0, "CLIENT INFO": {"addr": "1.2.3.4:5"}, "INFO": {"redis_version": "7.0.0"}}
    redis.Redis.execute_command = lambda self, *words, **_: answers.get(words[0])
    redis.client.Pipeline.execute = lambda self, *_, **__: [0]
    rq.worker.base.BaseWorker.subscribe = lambda self: None


SPEC = {
    "package": "rq",
    "requirement": "rq==3.0.0",
    "style": "click (shared options of a list applied by a decorator, envvar) -> plain CliConfig(**kwargs) and ctx.invoke -> explicit keywords -> plain worker class with class-level defaults",
    "entry": "rq.cli:main",
    "prog": "rq",
    "packages": ["rq"],
    "argv": ["@0", "worker", "--name", "base", "@1"],
    "track": r"^rq\.(cli\.helpers\.CliConfig|worker\.\w+\.\w*Worker|queue\.Queue)$",
    "only_track": True,
    "preload": ["rq.cli", "rq.worker"],
    "path": ["."],
    "stops": ["rq.worker.base:BaseWorker._install_signal_handlers"],
    "vary": {
        "--config": [["--config", "settings"]],
        "--url": [["--url", "redis://10.0.0.8:1/2"]],
        "--worker-class": [["--worker-class", "rq.worker.SimpleWorker"]],
        "--job-class": [["--job-class", "handlers.Job"]],
        "--queue-class": [["--queue-class", "handlers.Queue"]],
        "--connection-class": [["--connection-class", "redis.client.StrictRedis"]],
        "--serializer": [["--serializer", "json"]],
        "--exception-handler": [["--exception-handler", "handlers.handle"]],
        "--logging_level": [["--logging_level", "ERROR"]],
        "--dequeue-strategy": [["--dequeue-strategy", "random"]],
        "--path": [["--path", "d"]],
        "--pid": [["--pid", "pid.txt"]],
    },
    "no_run": {"--with-scheduler": "starts another process"},
    "kinds": {"--config": {"*": "file", "rq.cli.helpers.CliConfig.config": "copy"}},
    "skip_fields": r"\.(birth_date|last_heartbeat|pid|connection|_connection|log)$",
    "notes": ["The answers of the Redis server come from the test's own stand-in."],
}
