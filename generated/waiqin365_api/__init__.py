# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Waiqin365 order API (勤策 / 外勤365 订货单开放接口), generated from its spec.

Modules:

- `resources`: a class a resource with typed calls, sync and async; give them a `dingdan_runtime.Transport`
  (`dingdan` has one that signs, pages, retries and decodes).
- `operations`: the request fields, paging and result of each call, as data.
- `records`: the records of responses; `codes`: documented codes with their labels.
- `tables`: the tables that records are written to, their columns, keys and filters by time.
- `params`: typed dicts for the inner parts of requests.
- `platform`: the platform's address and the envelope of its responses, where the spec describes it.
- `pushes`: the pushes (webhooks) of the platform, where the spec describes them.
- `privacy`: fields that are personal, and fields that may stand in a log.
- `openapi_client`: the whole output of openapi-python-client, formatted and otherwise untouched. This plain client neither signs
  nor decodes: pass an `httpx.Auth` with `openapi_client.Client(base_url, httpx_args={"auth": ...})`. Calls of
  `resources` accept its `models` inside a request.
"""
