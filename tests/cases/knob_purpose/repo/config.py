from dataclasses import dataclass, field


@dataclass
class Canonical:
    size: int = 1


@dataclass
class TorchConfig:
    """Settings of a run.

    Attributes:
        window: edge that is cut off
    """

    beside: int = 1  # said beside it
    window: int = 2
    under: int = 3
    """Said under it."""
    described: int = field(default=4, metadata={"help": "said in its metadata"})

    # Said above it,
    # on two lines.
    above: int = 5

    # Group of settings
    first: int = 6
    second: int = 7
    group_second_size: int = 7
    helped: int = 8
    named: int = 9
