"""Every PDF document: content in, bytes out."""
