"""The one place that writes to cells, with a log that lets a branch be taken back and joined."""

from __future__ import annotations

from typing import TypeAlias

from knobgraph_ingest.interpreter.container import Cells
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, Origins
from knobgraph_ingest.interpreter.shape import ABSENT, REST, Key
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, Narrowed, Value, join_values, made_alike

Entry: TypeAlias = tuple[Cells, Key, Value | None, int]
Delta: TypeAlias = dict[tuple[int, Key], tuple[Cells, Key, Value]]
MOST_BETWEEN = 6
FIRST = 1 << 40  # what the program itself makes is numbered from here on
Difference: TypeAlias = tuple[Cells, Key, list[Value], Value]


class Suspended:
    """What goes on when a module's body has been run: the log, the number of the newest object and whether that is of a module's body itself."""

    __slots__ = ("early", "log", "serial")

    def __init__(self, log: list[Entry], serial: int, *, early: bool) -> None:
        self.log = log
        self.serial = serial
        self.early = early


class Heap:
    """Cells with an undo log; `serial` numbers objects in the order they came to be.

    What the body of a module makes is older than all that the program makes: wherever it is first imported, it is the same everywhere.
    While code runs that an exception may interrupt, counted by `interruptible`, the log keeps what a cell held in between too.
    """

    def __init__(self) -> None:
        self._log: list[Entry] = []  # with what the cell held before, and the version of its cells then
        self.interruptible = 0
        self._serial = FIRST
        self._early = False
        self._last_early = 0
        self._writes = 0
        self.code_version = 0

    def next_serial(self) -> int:
        """Return a number larger than every one before."""
        self._serial += 1
        return self._serial

    def write(self, cells: Cells, key: Key, value: Value) -> None:
        """Set one cell, undoably; an absent value alone deletes it."""
        self._log.append((cells, key, cells.get(key), cells.version))
        self._count(cells)
        if value is ABSENT_VALUE:
            cells.pop(key, None)
        else:
            cells[key] = value

    def renew(self, cells: Cells) -> None:
        """Note that cells, or what belongs to them, have changed for good, on whichever path."""
        self._count(cells)
        cells.floor = cells.version

    def _count(self, cells: Cells) -> None:
        self._writes += 1
        cells.version = self._writes
        if cells.code:
            self.code_version = self._writes

    def wrote_older(self, mark: int, serial: int) -> bool:
        """Whether anything was written since `mark` into what is older than `serial`."""
        return any(cells.born <= serial and not cells.dead for cells, _, _, _ in self._log[mark:])

    def doubt(self, cells: Cells, key: Key) -> None:
        """Let a cell be perhaps empty from now on, on whichever path: nothing decides that here, so no join sees a difference."""
        value = cells[key]
        if not value.may_be_absent():
            self.renew(cells)
            cells[key] = Value((*value.shapes, ABSENT), value.origins)

    def suspend(self) -> Suspended:
        """Start an empty log for a module's body and return what `resume` goes on with."""
        suspended = Suspended(self._log, self._serial, early=self._early)
        self._log = []
        if not self._early:
            self._serial = self._last_early
            self._early = True
        return suspended

    def resume(self, suspended: Suspended) -> None:
        """Go on where `suspend` was called; what was written since stays."""
        for cells, _, _, _ in self._log:
            cells.floor = cells.version
        self._log = suspended.log
        if not suspended.early:
            self._last_early = self._serial
            self._serial = suspended.serial
            self._early = False

    @property
    def serial(self) -> int:
        """The number of the newest object."""
        return self._serial

    def mark(self) -> int:
        """Return the point that `take_back` returns to."""
        return len(self._log)

    def changed_since(self, mark: int) -> list[tuple[Cells, Key, Value | None]]:
        """Return the cells written since `mark`, each once with what it held then."""
        held: dict[tuple[int, Key], tuple[Cells, Key, Value | None]] = {}
        for cells, key, old, _ in self._log[mark:]:
            if cells.dead:
                continue
            held.setdefault((id(cells), key), (cells, key, old))
        return list(held.values())

    def held_since(self, mark: int) -> Delta:
        """Return what the cells written since `mark` held at any time after their first such write."""
        values: dict[tuple[int, Key], tuple[Cells, Key, list[Value]]] = {}
        for cells, key, old, _ in self._log[mark:]:
            if cells.dead:
                continue
            known = values.get((id(cells), key))
            if known is None:
                values[id(cells), key] = (cells, key, [])
            elif old is not None and not any(old is value for value in known[2]):
                known[2].append(old)
        return {
            place: (cells, key, join_values([_plain(v) for v in (*between, cells.get(key, ABSENT_VALUE))]) if between else cells.get(key, ABSENT_VALUE))
            for place, (cells, key, between) in values.items()
        }

    def held_at(self, mark: int, serial: int) -> Delta:
        """Return what the cells held at `mark` that were written since, but for those of objects newer than `serial`."""
        held: Delta = {}
        for cells, key, old, _ in self._log[mark:]:
            if not cells.dead and cells.serial <= serial:
                held.setdefault((id(cells), key), (cells, key, old if old is not None else ABSENT_VALUE))
        return held

    def between(self, mark: int, until: int) -> Delta:
        """Return what the cells held at `until` that were written since `mark` and before it."""
        written = {(id(cells), key): (cells, key) for cells, key, _, _ in self._log[mark:until] if not cells.dead}
        if not written:
            return {}
        later: dict[tuple[int, Key], Value | None] = {}
        for cells, key, old, _ in self._log[until:]:
            later.setdefault((id(cells), key), old)
        held = {place: later[place] if place in later else cells.get(key) for place, (cells, key) in written.items()}
        return {place: (*written[place], value if value is not None else ABSENT_VALUE) for place, value in held.items()}

    def take_back(self, mark: int, serial: int) -> Delta:
        """Undo every write since `mark` and return what the cells held before the undoing.

        Objects newer than `serial`, which came to be since, stay as they are: nothing that was there before can be holding them.
        """
        delta: Delta = {}
        log = self._log
        if len(log) == mark:
            return delta
        oldest: dict[tuple[int, Key], Value | None] = {}
        versions: dict[int, int] = {}
        for cells, key, old, version in log[mark:]:
            if cells.dead or cells.serial > serial:
                continue
            place = (id(cells), key)
            if place not in oldest:
                oldest[place] = old
                versions.setdefault(place[0], version)
                delta[place] = (cells, key, cells.get(key, ABSENT_VALUE))
        del log[mark:]
        for place, old in oldest.items():
            cells, key, new = delta[place]
            version = versions[place[0]]
            if version >= cells.floor and not cells.code:
                cells.version = version  # it holds again what it held then
            else:
                self._count(cells)
            if old is None:
                cells.pop(key, None)
                if new is ABSENT_VALUE:
                    del delta[place]
            else:
                cells[key] = old
                if old is new:
                    del delta[place]
        return delta

    def forget_dead(self, mark: int) -> None:
        """Drop from the log what was written since `mark` into cells that nothing sees again, and all but the first write of each other cell."""
        log = self._log
        if len(log) == mark:
            return
        most = MOST_BETWEEN if self.interruptible else 1
        kept: dict[tuple[int, Key], int] = {}
        entries: list[Entry] = []
        for entry in log[mark:]:
            place = (id(entry[0]), entry[1])
            if not entry[0].dead and (count := kept.get(place, 0)) < most:
                kept[place] = count + 1
                entries.append(entry)
        log[mark:] = entries

    def apply(self, delta: Delta) -> None:
        """Make the writes of `delta` again."""
        for cells, key, value in delta.values():
            if not cells.dead:
                self.write(cells, key, value)

    def join(self, deltas: list[Delta], controls: Origins, serial: int, depth: int = 0) -> list[Difference]:
        """Join alternatives into the present state; where they differ, the value also carries `controls`.

        An object that one of the alternatives made, newer than `serial`, is what it is there: the others do not know it.
        Returns the cells that differ between the alternatives, with what each holds and what was there before.
        """
        places: Delta = {}
        for delta in deltas:
            places.update(delta)
        differing: list[Difference] = []
        for place, (cells, key, last) in places.items():
            if cells.dead:
                continue
            if cells.serial > serial:
                self.write(cells, key, _plain(last))
                continue
            base = cells.get(key, ABSENT_VALUE)
            values: list[Value] = []
            changed = False
            for delta in deltas:
                entry = delta.get(place)
                value = base if entry is None else entry[2]
                changed = changed or (value is not base and _whole(value) is not _whole(base))
                values.append(_plain(value))
            if not changed:
                continue
            joined = join_values(values)
            if not _same(values):
                differing.append((cells, key, values, _whole(base)))
                if controls and _may_be_chosen(cells, key, joined, depth):
                    joined = joined.plus(controls)
            if joined is not base:
                self.write(cells, key, joined)
        return differing

    def weak(self, delta: Delta, serial: int, controls: Origins = NO_ORIGINS, depth: int = 0) -> list[Difference]:
        """Join the writes of `delta` into the present state as something that may have happened; returns the cells that changed.

        With each stand both values and the one before. `controls` decided whether it did, and so which value is there now.
        Objects newer than `serial` were made by what may have happened, and are what it made them.
        """
        differing: list[Difference] = []
        for cells, key, written in delta.values():
            if cells.dead:
                continue
            value = _plain(written)
            if cells.serial > serial:
                self.write(cells, key, value)
                continue
            present = cells.get(key, ABSENT_VALUE)
            if _whole(written) is _whole(present):
                if isinstance(present, Narrowed):
                    self.write(cells, key, _whole(present))
                continue
            if value is not present and not _same([value, present]):
                differing.append((cells, key, [present, value], _whole(present)))
                joined = join_values((present, value))
                if controls and _may_be_chosen(cells, key, joined, depth):
                    joined = joined.plus(controls)
                self.write(cells, key, joined)
        return differing


def _whole(value: Value) -> Value:
    while isinstance(value, Narrowed):
        value = value.whole
    return value


def _plain(value: Value) -> Value:
    """Return what a condition left of a value as a value of its own: something was stored on another path."""
    return Value(value.shapes, value.origins) if isinstance(value, Narrowed) else value


def _same(values: list[Value]) -> bool:
    first = values[0]
    return all(made_alike(value, first) for value in values if value is not first)


def _may_be_chosen(cells: Cells, key: Key, joined: Value, depth: int) -> bool:
    """Whether what decided between alternatives, so deep in calls, has a part in the value of a cell."""
    return (isinstance(key, (str, int)) or key is REST) and not cells.out_of_reach(key, depth) and not _is_field(joined)


def _is_field(joined: Value) -> bool:
    """Whether the cell is a field's own, whose controls are edges already and not part of its value."""
    return len(joined.origins) == 1 and any(s.label in ("ConfigField", "ConfigKey") for s in joined.origins)
