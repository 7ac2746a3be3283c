"""Mistakes in the declaration of flags, one file a kind; each declares `find`."""
