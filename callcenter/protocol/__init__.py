"""The wire between desk and centre, pure and shared by both ends; PROTOCOL.md is its specification."""
