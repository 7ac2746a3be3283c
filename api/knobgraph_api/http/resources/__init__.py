"""The resources, one file each, found by folder; each declares `RESOURCE`."""
