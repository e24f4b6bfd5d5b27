"""The first start and the way to the central server."""
