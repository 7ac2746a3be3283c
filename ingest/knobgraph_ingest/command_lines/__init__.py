"""What frameworks share that make command lines from signatures, annotations and config classes."""
