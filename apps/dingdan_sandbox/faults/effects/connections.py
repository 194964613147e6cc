"""Faults of connections: broken before, instead of or after the response."""

from __future__ import annotations

from dingdan_sandbox.faults.plan import Exchange, Fault


def reset(exchange: Exchange) -> None:
    """Reset the connection after the request is read."""
    exchange.connection.reset()


def hang_up(exchange: Exchange) -> None:
    """Close the connection after the request is read."""
    exchange.connection.close()


def silence(exchange: Exchange) -> None:
    """Never answer."""
    exchange.connection.outlast()
    exchange.connection.close()


def gone(exchange: Exchange) -> None:
    """Reset the connection, accept no other from now on, and end those that are open."""
    exchange.server.go()
    exchange.server.end_connections(except_for=exchange.connection)  # first, so that all are ended when this one is
    exchange.connection.reset()


def done(fault: Fault) -> Fault:
    """Forward the request, then apply `fault`, which hides the response."""

    def after(exchange: Exchange) -> None:
        exchange.forward()
        fault(exchange)

    return after


def then_closes(exchange: Exchange) -> None:
    """Answer, then close the connection that the client means to keep, without saying so."""
    exchange.end(exchange.forward().wire())


def twice(exchange: Exchange) -> None:
    """Send the response twice and keep the connection: the copy waits there for the next request."""
    exchange.connection.send(exchange.forward().wire() * 2)
