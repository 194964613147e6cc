"""Faults of a server on purpose: a proxy in front of a sandbox that breaks chosen requests.

`table.FAULTS` lists the faults by name. `effects` has the functions that they consist of, `server` the proxy.
Requests that no fault affects are answered by the sandbox, so they are really read and written.
"""
