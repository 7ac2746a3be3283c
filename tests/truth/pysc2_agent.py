"""Flags of absl, some of a kind of their own, given one by one to functions that make plain classes and named tuples."""

import sys
from typing import Any

FLAGS: dict[str, tuple[str, Any]] = {
    "render": ("bool", True), "feature_screen_size": ("point", "84"), "feature_minimap_size": ("point", "64"), "rgb_screen_size": ("point", None),
    "rgb_minimap_size": ("point", None), "action_space": ("enum", None), "use_feature_units": ("bool", False), "use_raw_units": ("bool", False),
    "disable_fog": ("bool", False), "max_agent_steps": ("int", 0), "game_steps_per_episode": ("int", None), "max_episodes": ("int", 0), "step_mul": ("int", 8),
    "agent": ("str", "pysc2.agents.random_agent.RandomAgent"), "agent_name": ("str", None), "agent_race": ("enum", "random"), "agent2": ("str", "Bot"),
    "agent2_name": ("str", None), "agent2_race": ("enum", "random"), "difficulty": ("enum", "very_easy"), "bot_build": ("enum", "random"), "profile": ("bool", False),
    "trace": ("bool", False), "parallel": ("int", 1), "save_replay": ("bool", True), "map": ("str", None), "battle_net_map": ("bool", False),
}  # fmt: skip


def flag(name: str) -> dict[str, Any]:
    kind, default = FLAGS[name]
    opts = [f"--{name}", f"--no{name}"] if kind == "bool" else [f"--{name}"]
    return {
        "flag": f"--{name}", "opts": opts, "dest": name, "action": "store_true" if kind == "bool" else "store", "type": kind, "required": name == "map",
        "default": default, "choices": None, "nargs": None, "parser": 0, "prog": "pysc2_agent", "kind": "absl",
    }  # fmt: skip


def pre() -> None:
    """Let a list be shuffled as an older Python did it, by a function of the caller."""
    import random

    random.shuffle = lambda listed, chosen=None: listed.reverse()


def patch() -> None:
    """Give the program a map for two, and let the run end where the game would be started."""
    environment = sys.modules["pysc2.env.sc2_env"]

    def end(self: Any, *arguments: object, **more: object) -> None:
        raise SystemExit(0)

    environment.SC2Env._launch_game = end
    environment.SC2Env._launch_sp = end
    environment.SC2Env._launch_mp = end


SPEC = {
    "package": "pysc2",
    "requirement": "pysc2==4.0.0",
    "needs": ["absl-py==2.1.0", "numpy==2.3.5", "enum34; python_version < '3'", "six==1.17.0", "deepdiff==8.0.0", "protobuf==3.20.3", "s2clientprotocol==4.10.1.75800.0"],
    "style": "absl flags of a module, read as FLAGS.x, own DEFINE_ function -> functions that make plain classes -> environment",
    "entry": "pysc2.bin.agent:entry_point",
    "prog": "pysc2_agent",
    "packages": ["pysc2"],
    "argv": ["--map", "Simple64", "@0"],
    "track": r"^pysc2\.(env\.sc2_env\.(SC2Env|Agent|Bot)|lib\.features\.(AgentInterfaceFormat|Dimensions)|lib\.point\.Point|lib\.stopwatch\.StopWatch)$",
    "only_track": True,
    "no_props": True,
    "skip_fields": r"(\._\w*(features|controllers|obs|lock|rng|action_delay\w*|total_steps)|Point\.\w+)$",
    "stand_ins": True,
    "preload": ["pysc2.bin.agent", "pysc2.maps.ladder", "pysc2.agents.random_agent", "pysc2.agents.no_op_agent"],
    "flags": [flag(name) for name in FLAGS],
    "vary": {
        "--render": [["--norender"]],
        "--save_replay": [["--nosave_replay"]],
        **{f"--{name}": [[f"--{name}", "32"], [f"--{name}", "48,40"]] for name, (kind, _) in FLAGS.items() if kind == "point"},
        "--action_space": [["--action_space", "RGB"], ["--action_space", "RAW"]],
        "--agent": [["--agent", "pysc2.agents.no_op_agent.NoOpAgent"]],
        "--agent2": [["--agent2", "pysc2.agents.no_op_agent.NoOpAgent"]],
        "--agent_race": [["--agent_race", "zerg"]],
        "--agent2_race": [["--agent2_race", "zerg"]],
        "--difficulty": [["--difficulty", "hard"]],
        "--bot_build": [["--bot_build", "rush"]],
        "--map": [["--map", "AbyssalReef"], ["--map", "MoveToBeacon"]],
    },
    "contexts": [["--rgb_screen_size", "64", "--rgb_minimap_size", "64", "--action_space", "FEATURES"]],
    "context": {"--agent2_name": ["--agent2", "pysc2.agents.no_op_agent.NoOpAgent"]},
    "env": {"PROTOCOL_BUFFERS_PYTHON_IMPLEMENTATION": "python"},
}  # fmt: skip
