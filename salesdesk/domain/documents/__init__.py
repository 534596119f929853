"""What stands on a document: frozen plain data, worked out before anything is drawn."""
