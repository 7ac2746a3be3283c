"""Who owns what, by which rule, and the evidence."""
