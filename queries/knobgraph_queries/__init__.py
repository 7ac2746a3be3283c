"""Every question as one Cypher file and one typed row."""
