"""The checks of `dingdan doctor`."""
