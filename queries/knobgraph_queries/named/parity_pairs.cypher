// The programs that were compared, pair by pair.
MATCH (a:EntryPoint)-[n:PAIRED_WITH]->(b:EntryPoint)
RETURN n.left AS left,
       n.right AS right,
       n.mode AS mode,
       a.backend AS left_backend,
       b.backend AS right_backend,
       a.path AS left_path,
       b.path AS right_path,
       n.declared AS declared
ORDER BY left, right
