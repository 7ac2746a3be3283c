"""configargparse with a hundred options of which a namespace is read by explicit keywords, into plain classes and a class method that makes one of several coders."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "a.py").write_text("x = 1\n")
    (folder / "c.yml").write_text("dark-mode: true\nmap-tokens: 77\n")
    (folder / "m.txt").write_text("hello\n")


def patch() -> None:
    """Tell what a model is without asking for it."""
    import aider.models

    aider.models.model_info_manager.get_model_info = lambda model: {"max_input_tokens": 100000, "max_tokens": 4096, "supports_vision": True}
    aider.models.Model.validate_environment = lambda self: {"missing_keys": [], "keys_in_environment": True}


SPEC = {
    "package": "aider",
    "requirement": "aider-chat==0.86.2",
    "needs": [
        "configargparse==1.7.1",
        "pyyaml==6.0.3",
        "rich==14.2.0",
        "prompt_toolkit==3.0.52",
        "pygments==2.19.2",
        "python-dotenv==1.2.1",
        "json5==0.12.1",
        "packaging==25.0",
        "pathspec==0.12.1",
        "diskcache==5.6.3",
        "gitpython==3.1.45",
        "setuptools==80.9.0",
    ],
    "style": "configargparse (environment and file, own default, dest apart, deprecated switches) -> explicit keywords -> plain classes; Coder.create(**kwargs) of a registry",
    "entry": "aider.main:main",
    "prog": "aider",
    "packages": ["aider"],
    "argv": [
        "--no-git",
        "--no-check-update",
        "--no-analytics",
        "--no-show-model-warnings",
        "--model",
        "gpt-4o",
        "--openai-api-key",
        "k",
        "--no-gitignore",
        "--message",
        "hi",
        "a.py",
    ],
    "track": r"^aider\.(io\.(InputOutput|\w*Completer)|models\.(Model|ModelSettings|ModelInfoManager)|coders\.\w+\.\w*Coder|commands\.Commands|repomap\.RepoMap|analytics\.Analytics|watch\.FileWatcher|linter\.Linter|history\.\w+)$",
    "only_track": True,
    "no_props": True,
    "stand_ins": True,
    "preload": ["aider.main", "aider.coders", "aider.coders.base_coder", "aider.repomap", "aider.watch", "aider.linter", "aider.history"],
    "stops": ["aider.coders.base_coder:Coder.run"],
    "skip_fields": r"\.(prompt_session|console|file_watcher|abs_root_path_cache|interrupt_event|clipboard_watcher|chat_completion_call_hashes|chat_completion_response_hashes|voice|user_id)$",
}
