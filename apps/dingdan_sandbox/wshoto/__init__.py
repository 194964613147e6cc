"""The Wshoto platform of the sandbox."""
