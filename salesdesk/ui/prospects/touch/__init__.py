"""Keeping in touch with an account: its stream, checklist, hand-over and research."""
