import argparse

from settings import Execution, Training


def payload(overrides, execution):
    applied = dict(overrides)
    applied["schedule"] = execution.schedule
    return {"training": Training(**overrides), "execution": execution, "applied": applied}


def fit(training, execution=None):
    if execution is None:
        execution = Execution(token=True)
    engine(rounds=training.rounds, workers=execution.workers, schedule=execution.schedule)


def engine(rounds, workers, schedule):
    print(rounds, workers, schedule)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--schedule", default="flat")
    parser.add_argument("--token", action="store_true")
    args = parser.parse_args()
    execution = Execution(workers=args.workers, schedule=args.schedule, token=args.token)
    made = payload({"rounds": args.rounds}, execution)
    fit(made["training"])


if __name__ == "__main__":
    main()
