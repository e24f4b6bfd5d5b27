"""The encrypted local store: the one engine factory, tables, projections, search, outbox. Never the network."""
