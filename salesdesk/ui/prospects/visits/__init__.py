"""The visits of a day: choosing them ward by ward, planning them, and the list to take along."""
