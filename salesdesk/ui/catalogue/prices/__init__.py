"""What prices rest on: the rules agreed with clients, and changing many prices at once."""
