// Every claim to own an artifact, an initiative or code, with the rule and the evidence that say so.
MATCH (n)-[r:OWNED_BY]->(o:Owner)
RETURN labels(n)[0] AS kind,
       n.id AS id,
       o.id AS owner,
       o.kind AS owner_kind,
       r.rule AS rule,
       r.strength AS strength,
       r.evidence AS evidence,
       r.path AS path,
       r.line AS line,
       r.text AS text
ORDER BY kind, id, strength, owner, path, line
