"""Printers, ink and paper: what fits, what lasts how long, and what it costs."""
