"""HTTP to the central server: time limits, certificates, answers turned into typed errors. Retries nothing."""
