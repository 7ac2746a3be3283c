"""What adds nodes and relationships to the graph of a repository once its code was interpreted, one file each, found by folder."""
