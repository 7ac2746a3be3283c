"""argparse in groups; the namespace's attributes choose between two flags each and fill a dataclass and an outside model."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "servers.json").write_text('{"mcpServers": {"x": {"command": "c", "args": ["a"]}}}')
    (Path(cwd) / "d").mkdir()


SPEC = {
    "package": "mcp_proxy",
    "requirement": "mcp-proxy==0.13.0",
    "style": "argparse in groups built by functions, one flag replacing another, BooleanOptionalAction -> dataclass of settings and a pydantic model of another package",
    "entry": "mcp_proxy.__main__:main",
    "prog": "mcp-proxy",
    "packages": ["mcp_proxy"],
    "argv": ["@0", "command", "argument"],
    "track": r"^mcp_proxy\.mcp_server\.MCPServerSettings$",
    "preload": ["mcp_proxy.__main__", "mcp_proxy.mcp_server"],
    "stops": ["mcp_proxy.__main__:run_mcp_server"],
    "vary": {
        "--allow-origin": [["--allow-origin", "here", "--digest"]],
        "--named-server-config": [["--named-server-config", "servers.json"]],
        "--named-server": [["--named-server", "name", "other argument"]],
        "--cwd": [["--cwd", "d"]],
        "--env": [["--env", "KEY", "value"]],
        "--headers": [["--headers", "KEY", "value"]],
    },
}
