// Everything that $id reaches, and in how few hops; of a flag only along the flows that carry it.
MATCH (source:Flag|ConfigField|ConfigKey|Knob|Literal {id: $id})-[flows:FLOWS_INTO*1..12]->(target)
WHERE all(flow IN flows WHERE NOT source:Flag OR source.id IN flow.flags)
  AND size([flow IN flows WHERE flow.kind = 'controls']) < 2
RETURN target.id AS id,
       labels(target)[0] AS kind,
       min(size(flows)) AS hops,
       target.backend AS backend,
       target.path AS path,
       target.line AS line
ORDER BY hops, kind, id
