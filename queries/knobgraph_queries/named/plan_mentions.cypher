// Everything that a plan produces, depends on or cites, with the place of the mention.
MATCH (a)-[r:CITES|PRODUCES|DEPENDS_ON]->(b)
RETURN type(r) AS relation,
       labels(a)[0] AS source_kind,
       a.id AS source,
       a.initiative AS source_initiative,
       labels(b)[0] AS target_kind,
       b.id AS target,
       b.path AS target_path,
       r.mention AS mention,
       r.cited_line AS cited_line,
       r.verdict AS verdict,
       r.path AS path,
       r.line AS line,
       r.text AS text
ORDER BY path, line, relation, source, target, mention, cited_line
