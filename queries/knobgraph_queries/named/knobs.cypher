// Every execution knob: where it is set, to what, by what, and where it should live.
MATCH (n:Knob) WHERE n.category IS NOT NULL
OPTIONAL MATCH (a)-[f:FLOWS_INTO]->(n) WHERE f.kind <> 'controls' OR n.binding = 'decided'
WITH n, a ORDER BY a.id
WITH n, collect(DISTINCT a.id) AS flows_from
RETURN n.id AS id,
       n.kind AS kind,
       n.callee AS callee,
       n.parameter AS parameter,
       n.value AS value,
       n.constant AS constant,
       n.binding AS binding,
       flows_from AS flows_from,
       n.default AS default,
       n.type AS type,
       n.conversion AS conversion,
       n.purpose AS purpose,
       n.category AS category,
       n.home AS home,
       n.rationale AS rationale,
       n.counterpart AS counterpart,
       n.counterpart_by AS counterpart_by,
       n.parity AS parity,
       n.library AS library,
       n.reached AS reached,
       n.sites AS sites,
       n.quote AS quote,
       n.findings AS findings,
       n.specs AS specs,
       n.backend AS backend,
       n.path AS path,
       n.line AS line,
       n.text AS text
ORDER BY category, callee, parameter, path, line, id
