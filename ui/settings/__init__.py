"""The settings of this desk, and the texts an administrator may change."""
