"""Kinds of config classes, one file each; each declares `MODELS`."""
