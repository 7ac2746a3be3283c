"""Execution surfaces, one TOML file a library, found by folder: callables whose arguments steer execution."""
