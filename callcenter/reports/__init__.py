"""Figures over many tickets: counted, suppressed where few, written as files. Paints none."""
