"""Benchmarks of Dingdan and of alternative tools."""
