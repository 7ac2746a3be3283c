"""The abstract interpreter: runs an entry point symbolically over values that carry origins."""
