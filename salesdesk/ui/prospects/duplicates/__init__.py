"""Accounts that may be one: looked for, laid side by side, merged or told apart."""
