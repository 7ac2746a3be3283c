"""Edits the states, references and ledger entry of a phase in its plan files, and nothing else in them."""
