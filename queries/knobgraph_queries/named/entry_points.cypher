// Every way to start a program of the repository, and how many flags it has.
MATCH (n:EntryPoint)
OPTIONAL MATCH (n)-[:HAS_FLAG]->(f:Flag)
WITH n, count(f) AS flags
RETURN n.id AS id,
       n.name AS name,
       n.command AS command,
       n.kind AS kind,
       n.framework AS framework,
       flags AS flags,
       n.path AS path,
       n.line AS line
ORDER BY id
