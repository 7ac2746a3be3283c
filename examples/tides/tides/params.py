"""The legacy parameters, read by the plain back end."""

params = {"steps": 200, "rate": 0.05, "constituents": 8, "pad": True}


def update(config):
    """Copy a FitConfig into the legacy parameters."""
    params["steps"] = config.steps
    params["rate"] = config.rate
    params["constituents"] = config.harmonics.constituents
