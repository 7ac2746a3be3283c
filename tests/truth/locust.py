"""configargparse in groups, a namespace kept whole and read field by field into an environment and its runner."""

from pathlib import Path

FILE = "from locust import HttpUser, task\n\nclass One(HttpUser):\n    @task\n    def t(self):\n        pass\n\nclass Two(HttpUser):\n    @task\n    def t(self):\n        pass\n"


def setup(cwd: str) -> None:
    (Path(cwd) / "locustfile.py").write_text(FILE)
    (Path(cwd) / "other.py").write_text(FILE)
    (Path(cwd) / "c.conf").write_text("host = http://a\n")


SPEC = {
    "package": "locust",
    "requirement": "locust==2.47.0",
    "style": "configargparse, parsed twice, namespace changed in place and passed on -> plain environment, events, stats",
    "entry": "locust.main:main",
    "prog": "locust",
    "packages": ["locust"],
    "argv": ["-f", "locustfile.py", "@0"],
    "track": r"^locust\.(env\.Environment|runners\.\w*Runner|stats\.(RequestStats|StatsCSV\w*)|web\.WebUI)$",
    "only_track": True,
    "no_props": True,
    "preload": ["locust.main"],
    "stops": ["locust.main:input_listener", "locust.env:Environment.create_worker_runner"],
    "contexts": [["--master"], ["--headless"]],
    "kinds": {"--config": {"*": "file"}},
    "skip_fields": r"\.(parsed_options|events|app|auth_args|runner|environment|greenlet|stats|web_ui|client_id|start_time|stats_csv_writer|server|_\w+)$",
    "vary": {"--locustfile": [["--locustfile", "other.py"]], "--config": [["--config", "c.conf"]], "--spawn-rate": [["--spawn-rate", "7"]], "--run-time": [["--run-time", "7"]]},
}
