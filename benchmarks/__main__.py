"""`python -m benchmarks`: every benchmark in turn."""

from benchmarks import check_trees

check_trees.main()
