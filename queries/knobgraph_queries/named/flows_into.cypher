// Every direct flow into one of $ids.
MATCH (a)-[n:FLOWS_INTO]->(b:ConfigField|ConfigKey|Knob)
WHERE b.id IN $ids
RETURN a.id AS source,
       labels(a)[0] AS source_kind,
       b.id AS target,
       labels(b)[0] AS target_kind,
       n.kind AS kind,
       n.condition AS condition,
       n.step_paths AS step_paths,
       n.step_lines AS step_lines,
       n.step_texts AS step_texts,
       n.flags AS flags,
       n.ways AS ways
ORDER BY source, target, kind, step_paths, step_lines
