// Every two flags or config fields that stand for one thing in two back ends, and by what evidence.
MATCH (a)-[n:COUNTERPART_OF]->(b)
RETURN labels(a)[0] AS label,
       a.id AS left_id,
       b.id AS right_id,
       n.by AS by,
       n.fact AS fact,
       n.destination AS destination,
       n.evidence AS evidence
ORDER BY label, left_id, right_id, by
