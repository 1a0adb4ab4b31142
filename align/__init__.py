"""Sverka reads a translation against its original."""
