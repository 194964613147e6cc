"""The Waiqin365 half of the sandbox."""
