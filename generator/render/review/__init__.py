"""A tree, its facts and its sign-offs → the page for those who read it in both languages and sign it off."""

from generator.render.review.line import review_line
from generator.render.review.page import review_pages

__all__ = ["review_line", "review_pages"]
