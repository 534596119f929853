"""Following up: plans, reorders, and customers who have gone quiet."""
