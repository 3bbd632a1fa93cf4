"""A project → what commands print of it: as columns for a terminal, or as JSON."""
