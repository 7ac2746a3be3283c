import fire


class Store:
    def __init__(self, root="data", verbose=False):
        self.root = root
        self.verbose = verbose

    def copy(self, source, times=1):
        return Job(source, times, self.root)

    def clear(self):
        self.root = None


class Job:
    def __init__(self, source, times, root):
        self.source = source
        self.times = times
        self.root = root


if __name__ == "__main__":
    fire.Fire(Store)
