"""The wire between desk and centre, pure and shared; PROTOCOL.md is its specification."""
