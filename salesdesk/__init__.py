"""SalesDesk: a sales desk for office-supply shops."""
