"""“Laporan”: figures over many tickets, their map, and the files they go into."""
