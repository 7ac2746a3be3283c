// Every relationship of some nodes, with what stands at both ends.
UNWIND $ids AS id
MATCH (n:Repository|SourceFile|EntryPoint|Flag|ConfigClass|ConfigField|ConfigKey|Knob|Literal|Initiative
        |Phase|Task|Artifact|Finding|Owner|Topic|Gap|Attempt {id: id})-[r]-()
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
RETURN a.id AS source,
       labels(a)[0] AS source_kind,
       b.id AS target,
       labels(b)[0] AS target_kind,
       type(r) AS type,
       r.kind AS kind,
       r.condition AS condition
ORDER BY source, source_kind, target, target_kind, type, kind, condition
LIMIT $most
