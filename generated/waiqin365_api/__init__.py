# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Waiqin365 order API (勤策 / 外勤365 订货单开放接口), generated from its spec.

Modules:

- `resources`: one class for each resource with typed calls, sync and async. They need a `dingdan_runtime.Transport`;
  that of `dingdan` signs, paginates, retries and decodes.
- `operations`: the request fields, paging and result of each call, as data.
- `records`: the records of responses; `codes`: documented codes with their labels.
- `tables`: the tables that records are written to, their columns, keys and filters by time.
- `reference`: operations, fields, labels, codes and rules as plain data, for command lines and documentation.
- `params`: typed dicts for the inner parts of requests.
- `platform`: the platform's base URL and the envelope of its responses, if the spec describes it.
- `pushes`: the pushes (webhooks) of the platform, if the spec describes them.
- `privacy`: personal fields, and fields that logs may contain.
- `openapi_client`: the whole output of openapi-python-client, formatted and otherwise untouched. This plain client neither signs
  nor decodes: pass an `httpx.Auth` with `openapi_client.Client(base_url, httpx_args={"auth": ...})`. Calls of
  `resources` accept its `models` inside a request.
"""
