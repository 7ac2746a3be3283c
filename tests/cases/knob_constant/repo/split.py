def halve(rows, val_split=0.2, name="part"):
    """Split rows in two.

    Args:
        rows: what is split.
        val_split: part kept for validation.
        name: shown in messages.
    """
    return rows[: int(len(rows) * val_split)]


def part_of(rows, part="both"):
    return rows, part
