"""Checks of the published pages that need more than Python."""
