"""Lies in the same folder, but is no command by its name."""

cli = None
