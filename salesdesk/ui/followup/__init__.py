"""Follow-up: who should buy again, what to offer them, and what was promised."""
