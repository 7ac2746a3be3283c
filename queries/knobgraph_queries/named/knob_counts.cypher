// How many knobs there are of each category, and how many no canonical field represents.
MATCH (n:Knob) WHERE n.category IS NOT NULL
WITH n.category AS category, count(n) AS knobs, sum(CASE WHEN n.counterpart IS NULL THEN 1 ELSE 0 END) AS without_counterpart
RETURN category AS category,
       knobs AS knobs,
       without_counterpart AS without_counterpart
ORDER BY category
