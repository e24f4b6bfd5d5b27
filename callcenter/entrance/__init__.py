"""The way into a profile by a person, and what they change about the ways in. Above the desk."""
