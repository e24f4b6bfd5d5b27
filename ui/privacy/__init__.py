"""The privacy office's screen: requests, retention, breaches."""
