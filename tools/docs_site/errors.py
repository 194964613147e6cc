"""The error of the site's builder."""


class SiteError(Exception):
    """The site cannot be built. The text says which file is wrong, and how."""
