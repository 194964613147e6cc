"""Arguments to JSON, envelopes, and response payloads to records."""
