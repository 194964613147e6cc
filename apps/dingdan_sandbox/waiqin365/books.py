"""The tables of all Waiqin365 documents, and the master data that calls change."""

from __future__ import annotations

from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.store import Store
from dingdan_sandbox.waiqin365.car_sales import CarSales
from dingdan_sandbox.waiqin365.orders import Orders
from dingdan_sandbox.waiqin365.product_types import ProductTypes
from dingdan_sandbox.waiqin365.receivers import Receivers
from dingdan_sandbox.waiqin365.returns import Returns
from dingdan_sandbox.waiqin365.shipments import Shipments


class Books:
    """The tables of all Waiqin365 documents, the settings and the store.

    Attributes:
        sandbox: The settings.
        store: Stores changed and added documents.
        orders: Orders and sales bills.
        shipments: Shipments.
        returns: Returns.
        car_sales: Van sales.
        product_types: Product types.
        receivers: Receivers of customers.
    """

    def __init__(self, sandbox: Sandbox, store: Store) -> None:
        """Create the seeded tables."""
        self.sandbox = sandbox
        self.store = store
        self.orders = Orders(store, sandbox)
        self.shipments = Shipments(store, sandbox, self.orders)
        self.returns = Returns(store, sandbox, self.orders)
        self.car_sales = CarSales(store, sandbox)
        self.product_types = ProductTypes(sandbox, store)
        self.receivers = Receivers(sandbox, store)
