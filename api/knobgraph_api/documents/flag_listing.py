"""`logs/a1_cli_flags.txt`: the raw listing of flag definitions."""

from __future__ import annotations

from knobgraph_api.document import Document, ExportContext
from knobgraph_api.flag_row import flag_rows


def render(context: ExportContext) -> str:
    """Return one line `path:line: source` a definition."""
    lines = sorted({(f["path"], f["line"], f["text"] or "") for f in flag_rows(context.store)})
    return "".join(f"{path}:{line}: {text}\n" for path, line, text in lines)


DOCUMENT = Document("logs/a1_cli_flags.txt", render)
