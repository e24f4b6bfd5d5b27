"""The central server: devices, the event log, number blocks. Never imports the desk's store."""
