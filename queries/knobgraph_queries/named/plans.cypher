// Every initiative, phase, task and attempt of the plans, with its state and what it is part of.
MATCH (n) WHERE n:Initiative OR n:Phase OR n:Task OR n:Attempt
OPTIONAL MATCH (n)-[:PART_OF]->(p)
RETURN labels(n)[0] AS kind,
       n.id AS id,
       n.written AS written,
       n.title AS title,
       n.state AS state,
       CASE WHEN n:Initiative THEN n.id ELSE n.initiative END AS initiative,
       p.id AS part_of,
       n.section AS section,
       n.goal AS goal,
       n.guidance AS guidance,
       n.prerequisites AS prerequisites,
       n.exit_criteria AS exit_criteria,
       n.exit_criteria_places AS exit_criteria_places,
       n.checks AS checks,
       n.follow_ups AS follow_ups,
       n.timestamp AS timestamp,
       n.folder AS folder,
       n.described AS described,
       n.path AS path,
       n.line AS line,
       n.text AS text
ORDER BY initiative, path, line, kind, id
