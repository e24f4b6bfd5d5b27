"""Data, fonts, icons and styles that ship with the desk, read through `importlib.resources`."""
