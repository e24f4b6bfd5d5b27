"""One ticket on the screen: its story, its clocks, what may be done now. Decides nothing."""
