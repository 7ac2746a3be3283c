// The topics that the profile declares: the words and paths they are mentioned by, and their owner.
MATCH (n:Topic)
RETURN n.id AS id,
       n.words AS words,
       n.paths AS paths,
       n.owner AS owner
ORDER BY id
