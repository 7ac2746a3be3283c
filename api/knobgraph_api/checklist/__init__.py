"""What the items of a verification checklist speak of, and what the documents and the graph say to it: one file a subject."""
