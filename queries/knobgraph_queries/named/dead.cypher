// The flags that reach nothing that is read, with the evidence.
MATCH (n:Flag)
WHERE n.status IN ['ignored', 'unread', 'overwritten']
RETURN n.id AS id,
       n.entry_point AS entry_point,
       n.command AS command,
       n.names AS names,
       n.status AS status,
       n.evidence AS evidence,
       n.path AS path,
       n.line AS line
ORDER BY entry_point, command, path, line, id
