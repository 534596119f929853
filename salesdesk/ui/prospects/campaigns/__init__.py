"""Campaigns and costs: what each source brought for what was spent on it."""
