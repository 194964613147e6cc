"""The pictures of a terminal in the READMEs."""
