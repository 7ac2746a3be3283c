from collections import defaultdict

PROBES = defaultdict(list)
HOOKS = {}
NAMES = []
KNOWN = {}
SEEN = []
