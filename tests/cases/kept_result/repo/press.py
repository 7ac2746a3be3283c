import argparse


class Plan:
    def __init__(self, ink):
        self.ink = ink


class Job:
    def __init__(self, ink, draft):
        self.ink = ink
        self.draft = draft
        self._plan = None
        self._quality = None
        self._log = None

    def plan(self):
        if self._plan is not None:
            return self._plan
        self._plan = Plan(self.ink)
        return self._plan

    @property
    def quality(self):
        if self._quality is None:
            if self.draft:
                self._quality = 1
            else:
                self._quality = 9
        return self._quality

    def open_log(self):
        self._log = open("press.log", "a")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ink", default="black")
    parser.add_argument("--draft", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    job = Job(args.ink, args.draft)
    if args.verbose:
        print(job.plan().ink, job.quality)
        job.open_log()
    job.plan()
    print(job.quality)


if __name__ == "__main__":
    main()
