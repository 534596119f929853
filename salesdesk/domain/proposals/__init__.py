"""Proposals: lines, totals, states and revisions."""
