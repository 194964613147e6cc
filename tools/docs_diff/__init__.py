"""Compares a saved page of a platform's documentation with its spec.

- `markup` and `plain_text` turn a page into `blocks`: headings, texts, tables, examples. `text_tables` reads tables of
  text, `rows` their headings and rows.
- `page` reads a page, `operation` finds the operations in its blocks, with the patterns of `keywords`.
- `table_tree` nests the rows of a table. `labels` reads labels, codes and formats of times.
- `page_address` finds the address that a page was copied from.
- `match_spec` chooses the spec for a page, `match_operations` pairs operations. `spec_fields` reads operations and
  fields from the spec.
- `compare` finds each `difference`, `compare_operation` those of one operation, `compare_part` those of its parts.
  `report` prints them.
- `draft` adds new items to the spec: `schemas` makes fields, `skeleton` operations, `yaml_patch` edits the files.
- For a new operation, `names` proposes names and read or write, `answers` makes the answer in the envelope
  (`envelopes`), `reads` its paging, `choices` the rules "one of these", `made_up` the example data.
- `scalars` has types of rows, `example_values` those of examples, `known_fields` the fields that the spec has.
"""
