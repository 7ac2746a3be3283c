"""Compares the command lines of two programs by where their flags end, not by what they are called."""
