"""A console script that asks for its command by word and hands on to an argparse function; a namespace by position into a plain class."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any


def setup(cwd: str) -> None:
    (Path(cwd) / "a.zip").write_text("x")


class Name(str):
    """An environment's name that is a word, where a stand-in would differ in every run."""

    __slots__ = ()

    @property
    def gym_id(self) -> "Name":
        return self


def patch() -> None:
    import gymnasium
    import rl_zoo3.exp_manager

    gymnasium.envs.registry = {n: SimpleNamespace(entry_point=e) for n, e in (("CartPole-v1", "a:B"), ("Pong-v4", "AtariEnv:B"), ("Empty-v0", "minigrid:B"))}
    made: dict[str, Any] = vars(rl_zoo3.exp_manager)
    made["EnvironmentName"] = Name
    made["DummyVecEnv"], made["SubprocVecEnv"] = "dummy", "subproc"


SPEC = {
    "package": "rl_zoo3",
    "requirement": "rl_zoo3==2.9.2",
    "needs": ["PyYAML==6.0.3"],
    "style": "script that looks for its command in sys.argv and calls another module's main -> argparse, own action for key:value words -> plain class by position and keyword",
    "entry": "rl_zoo3.cli:main",
    "prog": "rl_zoo3",
    "packages": ["rl_zoo3"],
    "argv": ["train", "--seed", "1", "@0"],
    "track": r"^rl_zoo3\.exp_manager\.ExperimentManager$",
    "only_track": True,
    "no_props": True,
    "stand_ins": True,
    "skip_fields": r"\.args$",
    "preload": ["rl_zoo3.cli", "rl_zoo3.train"],
    "stops": ["rl_zoo3.exp_manager:ExperimentManager.setup_experiment"],
    "vary": {
        "--env": [["--env", "Pong-v4"], ["--env", "Empty-v0"]],
        "--seed": [["--seed", "7"]],
        "--trained-agent": [["--trained-agent", "a.zip"]],
        "--truncate-last-trajectory": [["--truncate-last-trajectory", ""]],
        "--env-kwargs": [["--env-kwargs", "a:1"]],
        "--eval-env-kwargs": [["--eval-env-kwargs", "a:1"]],
        "--hyperparams": [["--hyperparams", "a:1"]],
        "--gym-packages": [["--gym-packages", "json"]],
        "--uuid": [],
    },
    "no_run": {"--uuid": "its value differs in every run"},
}
