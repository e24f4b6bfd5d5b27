"""The one box that finds tickets, callers and agencies."""
