# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Operations of Teahouse API (茶馆), as data for the layer that calls them."""
