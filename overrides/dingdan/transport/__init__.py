"""How calls are sent: the pipeline of a call, retries, deadlines, limits and connections."""
