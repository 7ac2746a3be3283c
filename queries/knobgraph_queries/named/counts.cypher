// How many nodes of each label the graph holds.
MATCH (n)
WITH labels(n)[0] AS label, count(n) AS nodes
RETURN label AS label,
       nodes AS nodes
ORDER BY label
