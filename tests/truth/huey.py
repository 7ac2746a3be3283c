"""optparse, whose values' dict without those not given fills a subclass of namedtuple with a __new__ of its own; a property makes a dict of it."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "app.py").write_text("from huey import MemoryHuey\n\nhuey = MemoryHuey('app')\n")


SPEC = {
    "package": "huey",
    "requirement": "huey==3.5.4",
    "style": "optparse of tables of options -> {k: v for … if v is not None} -> namedtuple subclass with **kwargs __new__ -> create_consumer(**values) plain class",
    "entry": "huey.bin.huey_consumer:consumer_main",
    "prog": "huey_consumer",
    "packages": ["huey"],
    "argv": ["@0", "app.huey"],
    "track": r"^huey\.(consumer_options\.ConsumerConfig|consumer\.(Consumer|Worker|Scheduler))$",
    "only_track": True,
    "preload": ["huey.bin.huey_consumer", "huey.consumer"],
    "stops": ["huey.consumer:Consumer.run"],
    "skip_fields": r"Consumer\.(worker_threads|scheduler|_stop_flag|stop_flag|huey|environment)$|(Worker|Scheduler)\.(huey|_next_.*)$",
    "vary": {
        "--backoff": [["--backoff", "1.5"]],
        "--scheduler-interval": [["--scheduler-interval", "5"]],
        "--extra-locks": [["--extra-locks", "a,b"]],
    },
}
