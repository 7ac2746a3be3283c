"""The commands, one file each; each declares `command`."""
