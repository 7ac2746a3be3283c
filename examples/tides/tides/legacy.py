"""The plain back end."""

from tides.params import params


def fit(levels):
    """Fit by gradient steps."""
    weights = [0.0] * params["constituents"]
    for _ in range(params["steps"]):
        weights = [w - params["rate"] * w for w in weights]
    return weights
