"""Encodes arguments as JSON, unwraps responses, and decodes records."""
