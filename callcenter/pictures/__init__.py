"""What comes from outside as a file: told by its bytes, and pictures decoded out of harm's way."""
