// Everything that reaches $id, and in how few hops; a flag only along the flows that carry it.
MATCH (source)-[flows:FLOWS_INTO*1..12]->(target:ConfigField|ConfigKey|Knob {id: $id})
WHERE all(flow IN flows WHERE NOT source:Flag OR source.id IN flow.flags)
  AND size([flow IN flows WHERE flow.kind = 'controls']) < 2
RETURN source.id AS id,
       labels(source)[0] AS kind,
       min(size(flows)) AS hops,
       source.backend AS backend,
       source.path AS path,
       source.line AS line
ORDER BY hops, kind, id
