"""The time after which a request of a test has hung."""

HUNG_SECONDS = 600
"""Only a request that is never answered takes as long, however busy the machine is."""
