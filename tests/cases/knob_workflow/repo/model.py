def run_model(steps, flip=False, label="a", pad=2, bound=1.0 + 0.0j, deep=5e-5):
    return steps, flip, label, pad, bound, deep
