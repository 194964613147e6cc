"""The trial that chose the loader of `dingdan_sync`: it kills loaders repeatedly and checks their destinations."""
