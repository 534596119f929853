"""Closing: the deal, the order, the invoice and the money."""
