// Every config field and key, with its default and the places that read it.
MATCH (n) WHERE n:ConfigField OR n:ConfigKey
RETURN n.id AS id,
       labels(n)[0] AS label,
       n.owner AS owner,
       n.name AS name,
       n.type AS type,
       n.default AS default,
       n.purpose AS purpose,
       n.reads AS reads,
       n.backend AS backend,
       n.path AS path,
       n.line AS line,
       n.text AS text
ORDER BY id
