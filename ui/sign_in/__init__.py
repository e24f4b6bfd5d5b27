"""Who comes in: the window before the desk, and the cover while nobody sits there."""
