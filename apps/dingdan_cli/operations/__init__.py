"""Commands of operations, made from the reference of the specs: options, reads, single writes."""
