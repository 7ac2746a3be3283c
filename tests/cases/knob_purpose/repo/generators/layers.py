class Layer:
    """One layer.

    Args:
        width: how wide it is
    """

    def __init__(self, width=3, depth=2):
        self.width = width
        self.depth = depth


def stack(
    count=1,  # how many layers there are
    kind="plain", joint=False,
):
    return count, kind, joint


def test_stack():
    assert stack(count=7) == (7, "plain", False)
