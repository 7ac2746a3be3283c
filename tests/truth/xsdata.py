"""A click command whose options are made in a loop over the fields of nested dataclasses, and laid over a config object by dotted names."""

from pathlib import Path

XSD = """<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="root"><xs:complexType><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
</xs:schema>
"""
OTHER = """<?xml version="1.0" encoding="UTF-8"?>
<Config xmlns="http://pypi.org/project/xsdata" version="24.5">
  <Output maxLineLength="60"><Package>other</Package></Output>
</Config>
"""


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "a.xsd").write_text(XSD)
    (folder / "b.xsd").write_text(XSD.replace("root", "branch"))
    (folder / "sub").mkdir()
    (folder / "sub" / "c.xsd").write_text(XSD.replace("root", "leaf"))
    (folder / "other.xml").write_text(OTHER)


SPEC = {
    "package": "xsdata",
    "requirement": "xsdata==26.10",
    "needs": ["click", "jinja2", "toposort", "typing-extensions", "lxml", "requests", "ruff"],
    "style": "click options generated from dataclass fields (nested, dotted names) -> kwargs renamed -> attribute path update of a config dataclass; generator and filters",
    "entry": "xsdata.__main__:main",
    "prog": "xsdata",
    "packages": ["xsdata"],
    "argv": ["@0", "generate", "a.xsd", "@1"],
    "track": r"^xsdata\.(models\.config\.\w+|codegen\.transformer\.ResourceTransformer|formats\.dataclass\.(generator|filters)\.\w+|codegen\.container\.ClassContainer)$",
    "only_track": True,
    "preload": ["xsdata.codegen.transformer", "xsdata.formats.dataclass.generator", "xsdata.formats.dataclass.filters"],
    "skip_fields": r"(\.env|\.analyzer_classes|\.preloaded|ClassContainer\.data|\.classes)$",
    "vary": {"--config": [["--config", "other.xml"]], "source": [["b.xsd"]], "--package": [["--package", "p.q"]]},
    "kinds": {"--config": {"*": "file"}},
    "ok_status": r"^(exit 0|ended)$",
}
