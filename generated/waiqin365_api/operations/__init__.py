# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Operations of Waiqin365 order API (勤策 / 外勤365 订货单开放接口), as data for the layer that calls them."""
