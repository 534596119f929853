"""What can be done with the list of prospects: own filters, columns, and many rows at once."""
