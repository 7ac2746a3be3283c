// Every place that the graph speaks of, with the text that stands there.
MATCH (n) WHERE n.line IS NOT NULL AND n.text IS NOT NULL AND NOT n:Repository
RETURN DISTINCT n.path AS path, n.line AS line, n.text AS text
UNION
MATCH ()-[r:CITES|PRODUCES|DEPENDS_ON]->() WHERE r.text IS NOT NULL
RETURN DISTINCT r.path AS path, r.line AS line, r.text AS text
