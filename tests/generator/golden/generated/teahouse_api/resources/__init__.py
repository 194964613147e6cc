# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The resources of Teahouse API (茶馆), each imported on first use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from dingdan_runtime import AsyncTransport, Transport

if TYPE_CHECKING:
    from teahouse_api.resources.houses import AsyncHouses, Houses
    from teahouse_api.resources.teas import AsyncTeas, Teas
    from teahouse_api.resources.visits import AsyncVisits, Visits

__all__ = ["AsyncResources", "Resources"]


class Resources:
    """The resources of a client."""

    _transport: Transport

    @cached_property
    def teas(self) -> Teas:
        """Teas on the shelf (茶叶) - query and "add"."""
        from teahouse_api.resources.teas import Teas

        return Teas(self._transport)

    @cached_property
    def visits(self) -> Visits:
        """Visits to the house (到店) - list and get."""
        from teahouse_api.resources.visits import Visits

        return Visits(self._transport)

    @cached_property
    def houses(self) -> Houses:
        """The houses (门店) - list and get."""
        from teahouse_api.resources.houses import Houses

        return Houses(self._transport)


class AsyncResources:
    """The resources of a client."""

    _transport: AsyncTransport

    @cached_property
    def teas(self) -> AsyncTeas:
        """Teas on the shelf (茶叶) - query and "add"."""
        from teahouse_api.resources.teas import AsyncTeas

        return AsyncTeas(self._transport)

    @cached_property
    def visits(self) -> AsyncVisits:
        """Visits to the house (到店) - list and get."""
        from teahouse_api.resources.visits import AsyncVisits

        return AsyncVisits(self._transport)

    @cached_property
    def houses(self) -> AsyncHouses:
        """The houses (门店) - list and get."""
        from teahouse_api.resources.houses import AsyncHouses

        return AsyncHouses(self._transport)
