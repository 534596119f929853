"""Prospects: the list, the record, and the needs interview."""
