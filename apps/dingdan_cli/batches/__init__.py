"""Batches: many writes from a file, with a journal that lets an interrupted one go on and send nothing twice."""
