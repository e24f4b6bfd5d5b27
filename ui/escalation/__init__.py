"""The rules by which tickets move up: read, changed, tried and saved by a supervisor."""
