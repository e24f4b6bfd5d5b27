"""The ticket form: what an operator fills while a person speaks. One file per part of the form."""
