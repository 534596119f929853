"""Keeping the catalogue right: one product with everything that can be written on it."""
