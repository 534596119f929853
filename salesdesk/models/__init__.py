"""What the desk remembers: the tables and the database they live in."""
