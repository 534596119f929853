"""The catalogue on screen: what fits a printer, what a page costs, and what a client pays."""
