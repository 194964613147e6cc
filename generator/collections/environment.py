"""The environment of a collection: base URL, empty credentials, settings."""

from __future__ import annotations

from generator.collections.authentication import Authentication
from generator.collections.names import stable_id
from generator.document import JsonObject
from generator.model import Platform
from generator.servers import server_url


def environment(platform: Platform, how: Authentication) -> JsonObject:
    """Return an environment in Postman's format. Credentials are empty and of the type secret."""
    address = server_url(platform.document["servers"][0])
    values = [("base_url", address, "default"), *((name, "", "secret") for name in how.credentials)]
    values += [(name, value, "default") for name, value in how.settings.items()]
    values += [(name, "", "secret") for name in how.kept]
    return {
        "id": stable_id(platform.key, "environment"),
        "name": platform.key,
        "values": [{"key": key, "value": value, "type": kind, "enabled": True} for key, value, kind in values],
        "_postman_variable_scope": "environment",
    }
