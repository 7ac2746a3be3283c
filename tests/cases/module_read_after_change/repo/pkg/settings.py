cfg = {"size": 64, "gain": 1.0}


def update(**values):
    cfg.update(values)
