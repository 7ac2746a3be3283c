"""Reads a Python repository without running it and states what it found as graph facts."""
