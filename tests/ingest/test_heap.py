"""What a path wrote is taken back but for what it made itself; what a module's body makes is older than all of that."""

from __future__ import annotations

import pytest

from knobgraph_ingest.interpreter.container import Cells, DictShape
from knobgraph_ingest.interpreter.heap import Heap
from knobgraph_ingest.interpreter.value import const


@pytest.fixture
def heap() -> Heap:
    return Heap()


def test_a_path_is_taken_back_but_for_what_it_made(heap: Heap) -> None:
    names = Cells()
    old = DictShape(heap.next_serial())
    heap.write(old.cells, "a", const(1))
    mark, serial = heap.mark(), heap.serial
    heap.write(old.cells, "a", const(2))
    new = DictShape(heap.next_serial())
    heap.write(new.cells, "b", const(3))
    heap.write(names, "x", const(4))
    delta = heap.take_back(mark, serial)
    assert old.cells == {"a": const(1)}
    assert new.cells == {"b": const(3)}
    assert names == {}
    assert [(key, value) for _, key, value in delta.values()] == [("a", const(2)), ("x", const(4))]
    heap.apply(delta)
    assert (old.cells["a"], names["x"]) == (const(2), const(4))


def test_what_a_module_makes_is_older_than_what_the_program_made_before(heap: Heap) -> None:
    made = heap.next_serial()
    suspended = heap.suspend()
    first = DictShape(heap.next_serial())
    nested = heap.suspend()
    second = DictShape(heap.next_serial())
    heap.resume(nested)
    third = DictShape(heap.next_serial())
    heap.resume(suspended)
    later = heap.suspend()
    fourth = DictShape(heap.next_serial())
    heap.resume(later)
    assert 0 < first.serial < second.serial < third.serial < fourth.serial < made == heap.serial
    mark, serial = heap.mark(), heap.serial
    heap.write(second.cells, "a", const(1))
    assert heap.take_back(mark, serial)
    assert second.cells == {}
