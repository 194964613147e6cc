"""Sending of calls: the pipeline of a call, retries, deadlines, limits and connections."""
