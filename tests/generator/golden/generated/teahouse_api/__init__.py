# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Teahouse API (茶馆), generated from its spec.

What is in it:

- `resources`: a class a resource with typed calls, sync and async; give them a `dingdan_runtime.Transport`
  (`dingdan` has one that signs, pages, retries and decodes).
- `operations`: what each call sends and gets, as data.
- `records`: what answers hold; `codes`: documented codes with their labels.
- `params`: typed dicts for the inner parts of requests.
- `platform`: the platform's address and the envelope of its responses, where the spec describes it.
- `pushes`: what the platform sends by itself, where the spec describes it.
- `privacy`: which fields are personal, and which may stand in a log.
- `openapi_client`: what openapi-python-client makes of the spec, whole and untouched. This plain client neither signs
  nor decodes: pass an `httpx.Auth` with `openapi_client.Client(base_url, httpx_args={"auth": ...})`. Calls of
  `resources` accept its `models` inside a request.
"""
