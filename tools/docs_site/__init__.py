"""The documentation site: `docs/`, the READMEs and pages made from the specs, in English and Chinese."""
