"""The demo: a central server beside the desk and invented tickets. Knows no screen."""
