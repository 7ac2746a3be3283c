// Every citation of a line, symbol or section in a plan, and whether it still holds.
MATCH (a)-[r:CITES|PRODUCES|DEPENDS_ON]->(b:Artifact)
WHERE r.verdict IS NOT NULL
RETURN r.path AS path,
       r.line AS line,
       r.text AS text,
       labels(a)[0] AS source_kind,
       a.id AS source,
       r.mention AS mention,
       b.id AS artifact,
       r.cited_line AS cited_line,
       r.cited_end_line AS cited_end_line,
       r.section AS section,
       r.names AS names,
       r.verdict AS verdict,
       r.reason AS reason,
       r.corrected_path AS corrected_path,
       r.corrected_line AS corrected_line,
       r.corrected_text AS corrected_text,
       r.last_true AS last_true
ORDER BY path, line, artifact, cited_line, source, section
