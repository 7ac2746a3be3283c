#!/bin/sh
# The tour of `make demo`: ingest the bundled example, show where one flag goes and what plans cite wrongly, write the inventory.
set -eu
knobgraph="$1"
folder="$(dirname "$0")"
export KNOBGRAPH_STORE="${TMPDIR:-/tmp}/knobgraph-demo/graph.kgraph"
"$knobgraph" ingest "$folder/tides"
"$knobgraph" flags --format md
"$knobgraph" lineage --max-steps
"$knobgraph" dead
"$knobgraph" citations --verdict drifted --verdict dead --format md
"$knobgraph" export phase-a --out "${TMPDIR:-/tmp}/knobgraph-demo/phase_a_inventory"
