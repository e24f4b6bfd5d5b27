"""What a person does at the desk: a small file per verb, a call is one local transaction."""
