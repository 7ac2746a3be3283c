"""Tide levels, fitted and forecast."""
