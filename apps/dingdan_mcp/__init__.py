"""An MCP server: tools of language models for the orders of Waiqin365 and Wshoto, made from the specs.

`dingdan mcp` serves it. It only reads, unless writes are allowed by name; docs/mcp.md describes it.
"""
