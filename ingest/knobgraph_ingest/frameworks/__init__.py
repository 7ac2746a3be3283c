"""Command-line frameworks, one file each; each declares `MODELS`."""
