"""Tools of the release: building and checking distributions, trying the wheel out, licences, and the release itself."""
