"""Stores that keep access tokens between calls."""
