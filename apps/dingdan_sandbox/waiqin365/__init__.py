"""The Waiqin365 platform of the sandbox."""
