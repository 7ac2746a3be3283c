import model


def dispatch(steps, flip=False, label="a", pad=2):
    return model.run_model(steps, flip, label=label, pad=pad * 2, deep=1e-5)
