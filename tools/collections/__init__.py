"""Runs the Postman collections of the specs with newman, against the sandbox; `make check-collections`."""
