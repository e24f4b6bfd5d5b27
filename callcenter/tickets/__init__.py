"""The ticket domain, pure: events, the one `apply` fold, life, numbers, clocks. No I/O."""
