"""optparse whose defaults are asked of a configuration file by functions; the values are changed in place and given by many keywords to a plain class."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "a.rst").write_text("Title\n=====\n\ntext\n")
    (Path(cwd) / "c.conf").write_text("[general]\nheader = from file\nfit_mode = truncate\n")


SPEC = {
    "package": "rst2pdf",
    "requirement": "rst2pdf==0.105",
    "style": "optparse with defaults of a configuration file's getter, options changed in place -> RstToPdf(**explicit keywords) plain class -> createPdf",
    "entry": "rst2pdf.createpdf:main",
    "entry_args": [],
    "prog": "rst2pdf",
    "packages": ["rst2pdf"],
    "argv": ["@0", "a.rst"],
    "track": r"^rst2pdf\.(createpdf\.RstToPdf|styles\.StyleSheet)$",
    "only_track": True,
    "preload": ["rst2pdf.createpdf"],
    "stops": ["rst2pdf.createpdf:RstToPdf.createPdf"],
    "skip_fields": r"\.(gen_pdftext|gen_elements|styles|docutils_languages|StyleSheet|byAlias|byName|linkColor)$",
    "vary": {
        "--config": [["--config", "c.conf"]],
        "--smart-quotes": [["--smart-quotes", "1"]],
        "--default-dpi": [["--default-dpi", "200"]],
        "--break-level": [["--break-level", "2"]],
        "--section-header-depth": [["--section-header-depth", "3"]],
        "--language": [["--language", "de_DE"]],
        "--record-dependencies": [["--record-dependencies", "deps"]],
    },
    "no_run": {"--extension-module": "imports what is named"},
    "kinds": {"--config": {"*": "file"}},
    "ok_status": r"^(ended|exit|stopped).*$",
}
