"""Working through a list on the phone with the keyboard alone."""
