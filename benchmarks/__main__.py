"""`python -m benchmarks`: every benchmark in turn."""

from benchmarks import before_mkdocs, check_trees, embed_weight, manuals, serving, site_build, watching

check_trees.main()
before_mkdocs.main()
site_build.main()
manuals.main()
embed_weight.main()
serving.main()
watching.main()
