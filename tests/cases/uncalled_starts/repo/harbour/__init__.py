"""Berths."""
