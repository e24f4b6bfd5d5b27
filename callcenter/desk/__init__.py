"""What a person does at the desk: one small file a verb, each call one local transaction. Never the network."""
