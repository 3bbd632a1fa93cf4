"""Rules of one group; each module is one rule, and its docstring explains it."""
