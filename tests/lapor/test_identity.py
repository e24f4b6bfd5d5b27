"""What the caller book knows of a reporter leaves with no ticket and no answer."""
