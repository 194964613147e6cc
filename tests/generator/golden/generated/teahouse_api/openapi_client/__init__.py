# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""A client library for accessing teahouse_api"""

from .client import AuthenticatedClient, Client

__all__ = ("AuthenticatedClient", "Client")
