"""Sub-commands that are words looked up in a table: `COMMANDS[sys.argv[1]]`, `self.commands.get(args[0])`, `TABLE[namespace.command]`.

The word is a sub-command only where flags are declared after it was looked up: the run that meets the first of them ends, and one run for each
word follows, in which the word is known from the start.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import slicing, text_form
from knobgraph_ingest.interpreter.command_line import COMMAND_LINE, FIRST_LEFT, FIRST_WORD, WORDS, is_command_line, is_words
from knobgraph_ingest.interpreter.container import Cells, ClassShape, DictShape, FunctionShape, Instance, ListShape, ModuleShape
from knobgraph_ingest.interpreter.origin import FlowKind
from knobgraph_ingest.interpreter.shape import REST, BoundMethod, Const, External, Partial, Shape, TupleShape, Unknown
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine

OF_PARSERS = ("__options__", "__actions__")
OFFERED, WITHDRAWN, LOOKED_UP = "offered", "withdrawn", "looked up"


class CommandsFound(Exception):
    """A run met sub-commands; the entry point is run again once for each, with where the word is from and was looked up, if it was."""

    def __init__(self, commands: Iterable[tuple[str, ...]], word: str | None = None, place: tuple[str, int] | None = None) -> None:
        self.commands = tuple(commands)
        super().__init__(len(self.commands))
        self.word = word
        self.place = place


class Turn:
    """One run of an entry point: the sub-command it is for, None where it has to find out, and whether and where its word is looked up in a table.

    An `opened` one has to find out what sub-commands of its own the sub-command has.
    """

    __slots__ = ("command", "names", "opened", "place", "word")

    def __init__(self, command: tuple[str, ...] | None = None, word: str | None = None) -> None:
        self.command = command
        self.word = word
        self.names: frozenset[str] = frozenset()
        self.place: tuple[str, int] | None = None
        self.opened = command is None

    def following(self, found: CommandsFound) -> list[Turn]:
        """Return the turns for what this one found: one without any of the sub-commands first."""
        before = self.command or ()
        turns = [Turn((*before, *words), found.word or self.word) for words in ((), *found.commands)]
        for turn in turns:
            turn.names = frozenset(words[0] for words in found.commands) if found.word is not None else self.names
            turn.place = found.place or self.place
            turn.opened = found.word is not None and turn.command != ()
        return turns


class Offer(Shape):
    """The words of a table that the first word of the command line was looked up in."""

    __slots__ = ("names", "place", "source")

    def __init__(self, names: list[str], source: str, place: tuple[str, int] | None) -> None:
        self.names = names
        self.source = source
        self.place = place


class CommandWord:
    """What a run knows of the word that it is for: its turn, the options declared before the word was looked up, and in `cells` whether it was."""

    def __init__(self) -> None:
        self.turn = Turn()
        self.early: set[Instance] = set()
        self.cells = Cells()
        self.cells.code = True


def finds_commands(m: Machine) -> bool:
    """Whether a parser that has sub-commands is the first to say so in this run."""
    turn = m.word.turn
    return turn.opened and (turn.command is None or LOOKED_UP in m.word.cells)


def prefix(m: Machine) -> tuple[str, ...]:
    """Return the sub-command that the flags declared from now on belong to: one that was looked up in a table."""
    return (m.word.turn.command or ())[:1] if LOOKED_UP in m.word.cells else ()


def wanted(m: Machine) -> tuple[str, ...]:
    """Return the words of the sub-command that parsers are to choose by."""
    command = m.word.turn.command or ()
    return command[1:] if m.word.turn.word is not None else command


def meets(m: Machine, option: Instance | None = None) -> bool:
    """Note that a flag is declared and return whether it belongs to the sub-command; raises CommandsFound where it is the first after words looked up."""
    word = m.word
    if OFFERED in word.cells and WITHDRAWN not in word.cells and (option is None or option not in word.early):
        offered = word.cells[OFFERED].present().shapes[0]
        assert isinstance(offered, Offer)
        raise CommandsFound([(name,) for name in offered.names], offered.source, offered.place)
    if LOOKED_UP not in word.cells:
        if option is not None:
            word.early.add(option)
        return False
    return option is None or option not in word.early


def adds(m: Machine) -> None:
    """Note that a flag is declared under a name that is not known, which the word may tell."""
    if OFFERED in m.word.cells:
        meets(m)


def withdraw(m: Machine) -> None:
    """Note that a word that was looked up is read by a parser, too: it is a sub-command no more than what else the parser takes."""
    offered = m.word.cells.get(OFFERED)
    if offered is not None and any(isinstance(s, Offer) and s.source == FIRST_WORD for s in offered.shapes):
        m.heap.write(m.word.cells, WITHDRAWN, const(value=True))


def shift(m: Machine, source: str) -> None:
    """Note that a list of words was changed by the program: which its first is from now on is not known."""
    m.heap.write(m.word.cells, source, const(value=True))


def first_word(m: Machine, source: str = FIRST_WORD) -> Value:
    """Return the first word of the command line, of which perhaps only where it is from is known."""
    if source in m.word.cells:
        return UNKNOWN
    return _known(m, source) or unknown(type_name="str", of=source)


def item(m: Machine, shape: Shape, key: Value, frame: Frame, node: ast.AST) -> Value:
    """Return what is under a key of something that is known only by name, which may be the command line."""
    if isinstance(getattr(node, "slice", None), ast.Slice) and is_command_line(shape):
        whole = isinstance(shape, External) and FIRST_WORD not in m.word.cells and slicing.bounds_of(m, node, frame) == slice(1, None)
        return unknown(of=WORDS if whole else COMMAND_LINE)
    if isinstance(shape, External):
        return first_word(m) if shape.name == COMMAND_LINE and key.constant() == Const(1) else UNKNOWN
    if is_words(shape) and key.constant() == Const(0):
        return first_word(m)
    return unknown(of=f"{shape.of}[]" if isinstance(shape, Unknown) and shape.of else None)


def is_whole(arguments: Value) -> bool:
    """Whether arguments are all words of the command line, as a parser takes them where it is given none."""
    return all(is_words(s) or (isinstance(s, Const) and s.value is None) for s in arguments.shapes)


def left_words(m: Machine, shape: ListShape) -> None:
    """Let a list hold what a parser of the whole command line left, the first of which may be the word of a sub-command."""
    known = _known(m, FIRST_LEFT)
    shape.left = known is None
    shape.cells[REST] = unknown(type_name="str")
    if known is not None:
        shape.cells[0] = known


def first_left(m: Machine, shape: ListShape) -> Value | None:
    """Return the first of what a parser left, None where something else may be there by now."""
    more = shape.cells.get(REST)
    return first_word(m, FIRST_LEFT) if more is not None and len(shape.cells) == 1 and isinstance(more.only, Unknown) else None


def given_word(m: Machine, flag: str, value: Value) -> Value:
    """Return the value of a positional, which is the word of this run where that is what was looked up."""
    known = _known(m, flag)
    return Value(known.shapes, value.origins) if known is not None else value


def _known(m: Machine, source: str) -> Value | None:
    turn = m.word.turn
    return const(turn.command[0]) if turn.word == source and turn.command else None


def is_first_word(shape: Shape) -> bool:
    """Whether a shape is the first word of the command line."""
    return isinstance(shape, Unknown) and shape.of in (FIRST_WORD, FIRST_LEFT)


def source_of(m: Machine, key: Value) -> str | None:
    """Return where a value is the first word of the command line from, None where it is not that."""
    shape = key.only
    if shape is not None and is_first_word(shape):
        assert isinstance(shape, Unknown)
        return shape.of
    given = [s for s, o in key.origins.items() if o.kind is FlowKind.ASSIGNS and s.label == "Flag"] if key.origins else []
    fact = m.lineage.flags.get(given[0]) if len(given) == 1 else None
    positional = fact is not None and fact.action == "store" and fact.nargs in (None, "?") and not any(n.startswith("-") for n in fact.names)
    return given[0].id if positional and fact is not None and fact.framework == "argparse" and not fact.command else None


def missing(m: Machine, table: DictShape, key: Value) -> bool:
    """Note that a word may have been looked up in a table; returns whether it is known not to be there."""
    turn = m.word.turn
    if turn.command is None:
        source = source_of(m, key)
        if source is not None and dispatches(m, table):
            words = [s.value for s in key.shapes if isinstance(s, Const)]
            offer(m, [name for name in table.cells if not words or name in words], source)
        return False
    if not turn.command:
        return is_none_of_them(m, text_form.source_of(key)) or (is_none_of_them(m, source_of(m, key)) and turn.names.issuperset(table.cells))
    found(m)
    return False


def offer(m: Machine, names: list[str], source: str) -> None:
    """Note that one of these words chose what is done, in a run that has to find out what sub-commands there are."""
    if m.word.turn.command is None and OFFERED not in m.word.cells and len(names) > 1:
        m.heap.write(m.word.cells, OFFERED, Value((Offer(names, source, m.place),)))


def found(m: Machine) -> None:
    """Note that something was chosen by a known word: from where the word of this run is looked up, flags are those of the sub-command."""
    turn = m.word.turn
    if turn.command and turn.place is not None and turn.place == m.place and LOOKED_UP not in m.word.cells:
        m.heap.write(m.word.cells, LOOKED_UP, const(value=True))


def is_none_of_them(m: Machine, source: str | None) -> bool:
    """Whether this run is for none of the sub-commands that a word from there selects."""
    turn = m.word.turn
    return source is not None and turn.command == () and turn.word == source


def differs(m: Machine, op: ast.cmpop, left: Value, right: Value) -> bool | None:
    """Return the outcome of comparing the word of a run that is for none of the sub-commands, None where it is open."""
    turn = m.word.turn
    if turn.word is None or turn.command != ():
        return None
    if isinstance(op, (ast.In, ast.NotIn)):
        if source_of(m, left) == turn.word and right.shapes and all(_only_holds(s, turn.names) for s in right.shapes):
            return isinstance(op, ast.NotIn)
    elif isinstance(op, (ast.Eq, ast.NotEq)):
        for one, other in ((left, right), (right, left)):
            if source_of(m, one) == turn.word and other.shapes and all(isinstance(s, Const) and s.value in turn.names for s in other.shapes):
                return isinstance(op, ast.NotEq)
    return None


def _only_holds(shape: Shape, names: frozenset[str]) -> bool:
    if isinstance(shape, DictShape):
        return names.issuperset(shape.cells)
    items = shape.items if isinstance(shape, TupleShape) else tuple(shape.cells.values()) if isinstance(shape, ListShape) else None
    return items is not None and all(i.text() in names for i in items)


def dispatches(m: Machine, table: DictShape) -> bool:
    """Whether all that a table holds under its words is code, or names modules of the repository that hold it, of which there is more than one."""
    found: set[tuple[Shape, ...]] = set()
    for name, value in table.cells.items():
        code = (*_code_of(value, 1), *_module_named(m, value, 1)) if isinstance(name, str) else ()
        if not code:
            return False
        found.add(code)
    return len(found) > 1


def _module_named(m: Machine, value: Value, depth: int) -> tuple[Shape, ...]:
    """Return the text in a value that is the dotted name of one of the repository's own modules, or of what stands in one, with all it stands beside."""
    shape = value.present().only
    if isinstance(shape, Const) and isinstance(shape.value, str) and ("." in shape.value or ":" in shape.value):
        path, colon, _ = shape.value.partition(":")
        names = (path,) if colon else (path, path.rpartition(".")[0])
        return (shape,) if any((colon or "." in n) and m.importer.files.locate(n, None) is not None for n in names) else ()
    inside: Iterable[Value] = ()
    if isinstance(shape, TupleShape):
        inside = shape.items
    elif isinstance(shape, (DictShape, ListShape)) or (isinstance(shape, Instance) and not any(name in shape.cells for name in OF_PARSERS)):
        inside = [v for k, v in shape.cells.items() if k is not REST]
    texts = [s for v in inside for s in v.shapes if isinstance(s, Const)] if depth else []
    return tuple(texts) if any(_module_named(m, Value((t,)), 0) for t in texts) else ()


def _code_of(value: Value, depth: int) -> tuple[Shape, ...]:
    """Return the function or class that a value is or holds, of an object with its class."""
    shape = value.present().only
    while isinstance(shape, (Partial, BoundMethod)):
        shape = shape.function if isinstance(shape, BoundMethod) else shape.function.only
    if isinstance(shape, (FunctionShape, ModuleShape)) or (isinstance(shape, ClassShape) and shape.module is not None):
        return (shape,)
    if isinstance(shape, Instance):
        if any(name in shape.cells for name in OF_PARSERS):
            return ()  # the options that parsers share are one flag each, and a run for each parser would take as long as all of them
        return (shape.cls, *(_first_code(shape.cells.values()) if depth else ())) if shape.cls.module is not None else ()
    if isinstance(shape, TupleShape):
        return _first_code(shape.items) if depth else ()
    return _first_code([v for k, v in shape.cells.items() if k is not REST]) if depth and isinstance(shape, (DictShape, ListShape)) else ()


def _first_code(values: Iterable[Value]) -> tuple[Shape, ...]:
    return next((c for c in (_code_of(v, 0) for v in values) if c), ())
