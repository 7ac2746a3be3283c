// Every artifact that plans speak of: whether it is there, what makes it, and how often it is cited.
MATCH (n:Artifact)
OPTIONAL MATCH (n)-[:PART_OF]->(i:Initiative)
WITH n, min(i.id) AS initiative
RETURN n.id AS id,
       n.kind AS kind,
       n.exists AS exists,
       n.moved_to AS moved_to,
       n.timestamp AS timestamp,
       initiative AS initiative,
       COUNT { (n)<-[:PRODUCES]-() } AS produced,
       COUNT { (n)<-[:CITES]-() } AS cited,
       COUNT { (n)<-[:DEPENDS_ON]-() } AS needed
ORDER BY id
