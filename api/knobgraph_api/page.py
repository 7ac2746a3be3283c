"""The documents of an export as one self-contained HTML page with a table of contents and tables that sort by a click."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping, MutableMapping, Sequence
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup

_ALLOWED = re.compile(r'\s*(?:</?(?:details|summary)>|<a id="[\w-]+">|</a>|<summary>[^<>]*</summary>|<!--.*?-->|<br ?/?>)\s*', re.DOTALL)
_UNBROKEN = re.compile(r"(?<=>)[^<>]+(?=</(?:a|code)>)")
_BRIEF = re.compile(r"<code>(?=[^<>]{1,20}</code>)")
_SEAM = re.compile(r"(?<=[/._:(,=\[])(?=[\w*'-])|(?<=\w-)(?=\w)|(?<=[a-z])(?=[A-Z])")
_ANCHOR = re.compile(r'<a id="([\w-]+)">')


def html_page(documents: Mapping[str, str]) -> str:
    """Return one HTML page of all documents, by path; it loads nothing, and text of the analysed repository cannot become markup."""
    sections: list[dict[str, Any]] = []
    for path, text in documents.items():
        name = path.replace("/", "-").rpartition(".")[0]
        if path.endswith(".md"):
            body, headings = _converted(text, name, documents)
        else:
            body, headings = f"<h1 id='{name}'>{html.escape(path)}</h1><pre>{html.escape(text)}</pre>", [(1, path, name)]
        listed = [(level, Markup(_seamed(html.escape(title))), identifier) for level, title, identifier in headings]  # noqa: S704 - escaped right here
        sections.append({"name": name, "path": path, "body": Markup(body), "headings": listed})  # noqa: S704 - every piece of it was escaped above
    environment = Environment(loader=PackageLoader("knobgraph_api"), undefined=StrictUndefined, autoescape=select_autoescape())
    assets = files("knobgraph_api") / "templates"
    style, script = ((assets / n).read_text(encoding="utf-8") for n in ("page.css", "page.js"))
    return environment.get_template("page.html").render(sections=sections, style=Markup(style), script=Markup(script))  # noqa: S704 - our own files


def _converted(text: str, name: str, documents: Mapping[str, str]) -> tuple[str, list[tuple[int, str, str]]]:
    parser = MarkdownIt("commonmark").enable(["table"])
    for rule in ("html_block", "html_inline"):
        parser.add_render_rule(rule, _html(name))
    tokens = parser.parse(text)
    headings: list[tuple[int, str, str]] = []
    used: Counter[str] = Counter()
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            title = "".join(c.content for c in tokens[at + 1].children or ())
            slug = re.sub(r"[^\w]+", "-", title.lower()).strip("-") or "heading"
            level = int(token.tag[1:])
            used[slug] += 1
            identifier = name if level == 1 and not headings else f"{name}--{slug}" + (f"-{used[slug] - 1}" if used[slug] > 1 else "")
            token.attrs["id"] = identifier
            headings.append((level, title, identifier))
        for child in token.children or ():
            if child.type == "link_open":
                child.attrs["href"] = _target(str(child.attrs.get("href", "")), name, documents)
    rendered = str(parser.renderer.render(tokens, parser.options, {}))
    rendered = _UNBROKEN.sub(lambda found: _seamed(found[0]), _BRIEF.sub('<code class="brief">', rendered))
    return rendered.replace("<table>", '<div class="wide"><table>').replace("</table>", "</table></div>"), headings


def _seamed(text: str) -> str:
    """Return text in which a path or a name may break where its parts meet."""
    return _SEAM.sub("<wbr>", text)


def _target(href: str, name: str, documents: Mapping[str, str]) -> str:
    path, hash_, fragment = href.partition("#")
    if not path and hash_:
        return f"#{name}--{fragment}"
    if path in documents:
        return f"#{path.replace('/', '-').rpartition('.')[0]}" + (f"--{fragment}" if fragment else "")
    return href


def _html(name: str) -> Any:
    def rule(_: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, ___: MutableMapping[str, Any]) -> str:
        content = tokens[index].content
        if all(_ALLOWED.fullmatch(part) for part in re.findall(r"<[^>]*>[^<]*", content)) and content.lstrip().startswith("<"):
            return _ANCHOR.sub(lambda found: f'<a id="{name}--{found[1]}">', content)
        return html.escape(content)

    return rule
