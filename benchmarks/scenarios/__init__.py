"""The scenarios, each in its own module."""
