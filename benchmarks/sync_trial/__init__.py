"""The trial that decides what is under `dingdan_sync`: loaders that are killed, over and over, and what they left."""
