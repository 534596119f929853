"""Follow-up: when a customer should buy again, and who has gone quiet."""
