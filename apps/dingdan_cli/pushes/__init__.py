"""The receiver of `dingdan listen`."""
