"""An edition → the Markdown of its pages: home, a cause, a family, prose, glossary, sources, manuals, terminals."""
