"""What the desk knows: rules of the trade in plain Python."""
