"""Checks of the pages of `dingdan proxy`."""
