"""Checks of the specs by other people's tools: Spectral, swagger-parser, openapi-spec-validator, Redocly and Prism."""
