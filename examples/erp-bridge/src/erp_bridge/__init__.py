"""A bridge between an ERP and Waiqin365: orders come in, shipments go back.

`bridge` has one round of work and the loop, `outbox` the shipments of the ERP and their states, `orders` the pulled
orders, `pushing` the way of a shipment to Waiqin365.
"""
