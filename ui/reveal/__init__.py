"""One field of personal data shown for a minute: with a reason, written down, masked again."""
