"""How a session trusts and ends, and what a failed one means: for the centre and for LAPOR alike.

Below every room that speaks HTTP as a client; knows no message of anybody.
"""
