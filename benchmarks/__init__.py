"""Benchmarks of Dingdan and of the tools that people would use instead."""
