"""The team: roles and what each may do."""
