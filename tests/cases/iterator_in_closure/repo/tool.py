import argparse
import feed


class Out:
    def __init__(self, stream):
        self.stream = stream

    def write(self, x):
        if x == self.stream:
            print(x)


def adjust(events, speed):
    return ([t / speed, e] for t, e in events)


class P:
    @staticmethod
    def play(speed, mark, stream):
        out = Out(stream)
        events = adjust(feed.events(), speed)
        it = iter(events)

        def nxt():
            try:
                return it.__next__()
            except StopIteration:
                return (None, None)

        time_, text = nxt()
        while time_ is not None:
            out.write(text)
            if text == "m" and mark:
                print("marked")
            time_, text = nxt()


class C:
    def __init__(self, args):
        self.speed = args.speed
        self.mark = args.mark
        self.stream = args.stream
        self.p = P()

    def execute(self):
        self.p.play(speed=self.speed, mark=self.mark, stream=self.stream)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--speed", type=float, default=1.0)
    p.add_argument("--mark", action="store_true")
    p.add_argument("--stream")
    a = p.parse_args()
    C(a).execute()


if __name__ == "__main__":
    main()
