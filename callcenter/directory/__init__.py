"""Whom a complaint belongs to, pure: agencies, places, categories, competence, texts. Reads no network."""
