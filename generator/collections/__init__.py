"""Collections of requests for Postman, and for the tools that read its files, such as newman and Bruno.

`<platform>.postman_collection.json` has a request for each operation, `<platform>.postman_environment.json` the
variables that a user fills in. `specs/README.md` says how they are used.
"""

from __future__ import annotations

from generator.collections.authentication import authentication_of
from generator.collections.collection import collection
from generator.collections.environment import environment
from generator.document import JsonObject
from generator.model import Platform

COLLECTION, ENVIRONMENT = "postman_collection", "postman_environment"


def collections(platform: Platform) -> dict[str, JsonObject]:
    """Return the content of the JSON files of a platform by the suffix of their names.

    A platform whose requests are neither signed by openid and appkey nor carry a token has none: no script is known
    that would let its requests in.

    Raises:
        ToolError: a step of the run names an operation, an example or a field that the spec does not have.
    """
    how = authentication_of(platform)
    if how is None:
        return {}
    return {COLLECTION: collection(platform, how), ENVIRONMENT: environment(platform, how)}
