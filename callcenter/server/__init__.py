"""The central complaint server: accounts of devices, the event log, number blocks. Never imports the desk's store."""
