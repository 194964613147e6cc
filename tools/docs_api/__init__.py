"""API documentation from the specs: one self-contained HTML file for each platform, rendered by Redocly."""
