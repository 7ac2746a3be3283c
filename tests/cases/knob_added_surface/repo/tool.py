import argparse

import optuna


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--trials", type=int, default=20)
    args = parser.parse_args()
    study = optuna.create_study(direction="maximize", sampler=optuna.samplers.TPESampler(seed=7, n_startup_trials=3))
    study.optimize(lambda trial: 0.0, args.trials, n_jobs=2)


if __name__ == "__main__":
    main()
