"""What the desk does: one use case, one transaction."""
