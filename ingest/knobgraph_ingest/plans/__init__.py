"""What plans, ledgers, findings tables and specs say: read from markdown by its own grammar, never line by line."""
