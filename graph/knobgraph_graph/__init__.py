"""Vocabulary, facts and stores of the property graph."""
