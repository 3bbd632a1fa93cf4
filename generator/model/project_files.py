"""Files that a project has under one name, as paths in it. Trees, pages, brands and the like have folders."""

from __future__ import annotations

SETTINGS_FILE = "site_config/site.yml"
FAMILIES_FILE = "site_config/families.yml"
EXEMPTIONS_FILE = "site_config/exemptions.yml"
MOVED_FILE = "site_config/moved.yml"
REVIEWS_FILE = "site_config/reviews.yml"
CODES_FILE = "content/data/response-codes.yml"
FAULTS_FILE = "content/data/terminal-faults.yml"
RULES_FILE = "content/data/rules.yml"
HOTLINES_FILE = "content/data/hotlines.yml"
SOURCES_FILE = "content/data/sources.yml"
TERMS_FILE = "content/data/glossary.yml"
SCHEME_WORDS_FILE = "content/data/scheme-words.yml"
FINDER_WORDS_FILE = "content/data/finder-words.yml"
SITE_FILE = "mkdocs.yml"
