"""A site → `data/v1/`: the same facts and trees for programs, and the schemas of these files."""
