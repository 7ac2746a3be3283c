// What the profile says the export is for.
MATCH (n:Repository)
RETURN n.id AS repository,
       n.commit AS commit,
       n.root AS root,
       n.export_initiative AS initiative,
       n.export_phase AS phase,
       n.export_next_phase AS next_phase,
       n.export_plan AS plan,
       n.export_ledger AS ledger,
       n.export_folder AS folder
ORDER BY repository
