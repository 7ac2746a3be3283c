"""The overlap audit: what plans share, what the next phase needs, what is left to do, which decisions are unwritten."""
