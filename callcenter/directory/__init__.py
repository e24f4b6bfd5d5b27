"""Whom a complaint belongs to, pure: agencies, places, categories, competence, texts.

Reads no network and writes nothing; `loading.load_directory` is the only door to files.
"""
