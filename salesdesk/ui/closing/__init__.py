"""The Closing tab: the board of deals, and one deal from discovery to paid."""
