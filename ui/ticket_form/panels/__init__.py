"""The live panels at the right of the form; each only shows what it is given."""
