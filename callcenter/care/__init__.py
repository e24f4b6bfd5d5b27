"""Looks after a desk in trouble: examines it, repairs it, opens it with the recovery key."""
