"""The room of the national system SP4N-LAPOR! (DOMAIN 5): its interfaces, and what goes there.

Desk and server both use it, so it knows no store, no settings and no keychain: what it needs is
given in.
"""
