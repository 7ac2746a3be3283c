"""Models of the standard library and builtins, one file a concept; each declares `MODELS`."""
