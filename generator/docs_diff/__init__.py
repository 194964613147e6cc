"""Holds a saved page of a platform's documents against its spec.

`markup` and `plain` turn a page into blocks (headings, texts, tables, examples), `page` finds the operations in them,
`nesting` says which row stands inside which, `wording` reads labels, codes and forms of times. `known` gives the same
of a spec, `comparing` tells the differences, `report` shows them. `drafting` brings what is new into the spec, with
`schemas` for fields, `skeleton` for operations and `edits` for the text of the files.
"""
