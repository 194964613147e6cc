# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Operations of Wshoto order API (微盛·企微管家 订单开放接口), as data for the layer that calls them."""
