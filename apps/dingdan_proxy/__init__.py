"""A local HTTP server with the plain paths of both platforms. It signs, adds tokens, retries reads and checks bodies.

`dingdan proxy` starts it. docs/proxy.md describes it for users.
"""
