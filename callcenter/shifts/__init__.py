"""Shifts as folds: whose turn it is, what one shift hands to the next, who signed it. Pure."""
