"""The privacy office as folds: requests of data subjects, retention, breaches. Pure."""
