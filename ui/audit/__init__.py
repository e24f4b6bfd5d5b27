"""Who did what, when and why, for an auditor and a supervisor: a page, and the warning about it."""
