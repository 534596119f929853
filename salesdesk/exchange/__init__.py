"""Files that come and go: read and written here, judged elsewhere."""
