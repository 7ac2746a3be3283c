"""Runs what the modules of a user register."""
