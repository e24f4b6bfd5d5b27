"""The pusher over a real store and a real simulator of LAPOR, with a clock that is steered."""
