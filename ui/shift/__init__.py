"""Hand-overs on the screen: the sheet, its notes, two signatures, the roster."""
