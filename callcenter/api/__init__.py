"""HTTP to the central server: time limits, certificates, typed errors. Retries nothing."""
