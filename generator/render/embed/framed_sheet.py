"""A framed page being written: other causes open in the frame, everything else on the site, in a window of its own."""

from __future__ import annotations

import re
from posixpath import relpath

from generator.model.tree import DecisionTree
from generator.render import addresses
from generator.render.addresses import Address
from generator.render.edition import Edition
from generator.render.embed.places import framed_path
from generator.render.sheet import Sheet

_TREE = re.compile(r"causes/([^/]+)\.md\Z")
# Of our own templates: quotation marks of author text are character references. The other language is one folder
# up, and what stands in a block within a block has been through this.
_LEAVES = re.compile(r'(?<= )(?<!rel="noopener" )href="(?=\.\./\.\./|https:)')


class FramedSheet(Sheet):
    """A sheet whose page stands outside the site's pages."""

    def __init__(self, edition: Edition, tree: DecisionTree, name: str, brand: str) -> None:
        """`name`: of the file, mostly the id of `tree`; `brand`: id of the brand whose folder it is in, or empty."""
        super().__init__(edition, addresses.tree_address(tree.id).page)
        self.file_name = name
        self.file_path = framed_path(self.lang, name, brand)

    def to(self, address: Address) -> str:
        tree = _TREE.match(address.page)
        if address.page == self.path and address.anchor:
            return f"#{address.anchor}"
        mark = f"#{address.anchor}" if address.anchor else ""
        if tree and "_" not in address.anchor:  # what has an underscore is prose, which only the site has
            return f"{tree[1]}.html{mark}"
        return self.on_site(address) + mark

    def on_site(self, address: Address) -> str:
        """The page of `address` on the site, as a file, so that it also works on a disk."""
        return self.file(f"{self.lang}/{addresses.directory(address.page)}index.html")

    def file(self, path: str) -> str:
        return relpath(path, self.file_path.rpartition("/")[0])

    def block(self, template: str, **context: object) -> str:
        return _LEAVES.sub('target="_blank" rel="noopener" href="', super().block(template, **context))
