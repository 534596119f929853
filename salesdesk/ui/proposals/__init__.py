"""The Proposals tab: the list, the editor and the page beside it."""
