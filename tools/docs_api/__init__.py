"""The specs as pages for people: one self-contained HTML file a platform, rendered by Redocly."""
