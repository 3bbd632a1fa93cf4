"""A site → the files that framed pages share, and the script that puts them on a portal's page."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.model.artifact import Artifact
from generator.model.language import Languages
from generator.model.project import Site
from generator.model.settings import Brand
from generator.model.text import Lang
from generator.render.brand_css import brand_css
from generator.render.data.files import as_json
from generator.render.embed.messages import messages_schema
from generator.render.embed.places import FOLDER
from generator.render.escape import json_text
from generator.render.word_mark import mark_image
from generator.script import published_script

_ASSETS = Path(__file__).parents[2] / "assets" / "embed"
_BRAND_CSS = "assets/poshelp/brands/{brand}.css"
_BRAND_MARK = "assets/poshelp/brands/{brand}.{lang}.svg"
_TITLES = b"var TITLES = {};"
_CODES = "assets/poshelp/embed/codes.js"


@dataclass(frozen=True, slots=True)
class HostScript:
    """The script of <poshelp-guide>. Of the site that it is published with it knows the languages, and nothing more."""

    content: bytes

    @property
    def path(self) -> str:
        """Where always the newest of this contract is."""
        return f"{FOLDER}poshelp.js"

    @property
    def pinned_path(self) -> str:
        """Where these bytes are and nothing else ever will be."""
        return f"{FOLDER}poshelp-{hashlib.sha256(self.content).hexdigest()[:12]}.js"

    @property
    def integrity(self) -> str:
        """Value of the `integrity` attribute."""
        return f"sha384-{b64encode(hashlib.sha384(self.content).digest()).decode()}"


def host_script(languages: Languages) -> HostScript:
    """The script as it is published with a help in `languages`."""
    return _host_script(json_text({id: language.words.help for id, language in languages.items()}))


@lru_cache(maxsize=4)
def _host_script(titles: str) -> HostScript:
    script = published_script((_ASSETS / "poshelp.js").read_bytes())
    return HostScript(script.replace(_TITLES, b"var TITLES = %s;" % titles.encode(), 1))


def embed_files(site: Site) -> Iterator[Artifact]:
    """Colours and mark of each brand, causes of codes, the schema, the script at both addresses, and earlier ones."""
    for brand in site.brands.values():
        yield Artifact(_BRAND_CSS.format(brand=brand.id), brand_css(brand).encode())
        for lang in site.langs:
            yield Artifact(brand_mark(brand, lang), mark_image(brand, lang).encode())
    yield Artifact(_CODES, f"window.poshelpCodes={json_text(_causes(site))};\n".encode())
    yield Artifact(f"{FOLDER}messages.schema.json", as_json(messages_schema()).encode())
    script = host_script(site.languages)
    yield Artifact(script.path, script.content)
    yield Artifact(script.pinned_path, script.content)
    for file in sorted((_ASSETS / "published").glob("poshelp-*.js")):
        if f"{FOLDER}{file.name}" != script.pinned_path:
            yield Artifact(f"{FOLDER}{file.name}", file.read_bytes())


def brand_mark(brand: Brand, lang: Lang) -> str:
    """The image that stands for `brand`, below the site."""
    return _BRAND_MARK.format(brand=brand.id, lang=lang)


def _causes(site: Site) -> dict[str, str]:
    """Each code with one meaning everywhere, and its cause. For all others somebody has to be asked."""
    return {
        code.code: code.cause.value
        for code in site.codes.values()
        if not code.cause_by_scheme and code.cause.value in site.trees
    }
