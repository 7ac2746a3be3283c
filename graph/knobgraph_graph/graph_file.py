r"""The file that keeps graphs offline: a header with version, length and checksum, then MessagePack.

offset  bytes  what
0       8      the magic b"KGRAPH\r\n"; the line end shows a file that was sent as text
8       2      format version, big endian
10      8      length of the payload, big endian
18      16     BLAKE2b of the payload
34      ...    payload: a list of repositories, each [name, nodes, relationships]
"""

from __future__ import annotations

import os
import stat
import struct
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, cast

import msgspec

from knobgraph_graph.store import StoreError

MAGIC = b"KGRAPH\r\n"
VERSION = 1
HEADER = struct.Struct(">8sHQ16s")


class StoredNode(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """One node as it stands in the file."""

    label: str
    id: str
    properties: dict[str, Any]


class StoredRelationship(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """One relationship as it stands in the file; its ends are positions in the list of nodes."""

    type: str
    start: int
    end: int
    key: str
    properties: dict[str, Any]


class StoredRepository(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """All that the file keeps of one repository."""

    name: str
    nodes: list[StoredNode]
    relationships: list[StoredRelationship]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[StoredRepository])


def read_graph_file(path: Path) -> list[StoredRepository]:
    """Return what the file holds, whole and checked.

    Raises:
        FileNotFoundError: there is no such file.
        StoreError: the file cannot be read, is foreign, damaged, or of a newer version.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from error
    if not content.startswith(MAGIC):
        if content and MAGIC.startswith(content):
            raise _damaged(path, "it ends within its header")
        raise StoreError(f"{path} is not a knobgraph graph file")
    if len(content) < HEADER.size:
        raise _damaged(path, "it ends within its header")
    _, version, length, checksum = cast("tuple[bytes, int, int, bytes]", HEADER.unpack_from(content))
    if version > VERSION:
        raise StoreError(f"{path} was written by a newer knobgraph (format {version}, this one reads up to {VERSION}): update knobgraph, or use another file")
    if version < 1:
        raise _damaged(path, "it has no format version")
    payload = memoryview(content)[HEADER.size :]
    if len(payload) != length:
        raise _damaged(path, f"it should hold {length} bytes and holds {len(payload)}")
    if _checksum(payload) != checksum:
        raise _damaged(path, "its checksum does not match")
    try:
        return _DECODER.decode(payload)
    except msgspec.DecodeError as error:
        raise _damaged(path, str(error)) from error


def graph_file_version(path: Path) -> str:
    """Return the checksum that the file's header states, without reading the rest: equal for equal graphs.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        return file.read(HEADER.size)[-16:].hex()


def write_graph_file(path: Path, repositories: Sequence[StoredRepository]) -> None:
    """Put `repositories` in place of what the file held; whatever happens, the file is the old one or the new one.

    Raises:
        StoreError: the file cannot be written.
    """
    payload = _ENCODER.encode(list(repositories))
    header = HEADER.pack(MAGIC, VERSION, len(payload), _checksum(payload))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace_file(path.resolve(), header, payload)  # through a symbolic link: the link stays, its target is replaced
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}") from error


def _replace_file(path: Path, *parts: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(path))
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    _sync_folder(path.parent)


def _mode(path: Path) -> int:
    # mkstemp makes a private file: keep what the old file had, else what a plain open() would have given.
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    # The rename itself must survive a power cut; a system that cannot open folders has no such call.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _checksum(payload: bytes | memoryview) -> bytes:
    return blake2b(payload, digest_size=16).digest()


def _damaged(path: Path, why: str) -> StoreError:
    return StoreError(f"{path} is damaged ({why}): remove it and ingest again")
