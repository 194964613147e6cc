"""Compares a saved page of a platform's documents with its spec.

- `markup` and `plain_text` turn a page into `blocks`: headings, texts, tables, examples.
- `page` finds the operations in the blocks. `keywords` has the words by which it knows them.
- `table_tree` nests the rows of a table. `labels` reads labels, codes and forms of times.
- `match_spec` chooses the spec of a page. `spec_fields` reads the same things from the spec.
- `compare` finds the differences, `compare_operation` those of one operation. `report` shows them.
- `draft` writes new things into the spec: `schemas` makes fields, `skeleton` operations, `yaml_patch` edits the files.
"""
