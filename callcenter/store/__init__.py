"""The encrypted local store: engine, tables, projections, search, outbox. Never the network."""
