"""The Wshoto half of the sandbox."""
