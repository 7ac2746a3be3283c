"""The documents of the Phase A export, one file each, found by folder; each declares `DOCUMENT`."""
