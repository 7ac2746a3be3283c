// Every finding, its status as written, and how many places cite it.
MATCH (n:Finding)
OPTIONAL MATCH (a)-[r:CITES|DEPENDS_ON]->(n)
WITH n, count(r) AS citations, collect(DISTINCT r.path) AS cited_in
RETURN n.id AS id,
       n.synopsis AS synopsis,
       n.status AS status,
       citations AS citations,
       cited_in AS cited_in,
       n.path AS path,
       n.line AS line,
       n.text AS text
ORDER BY id
