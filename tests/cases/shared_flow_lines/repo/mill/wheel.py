class Pump:
    rate = 0


class Wheel:
    def __init__(self, speed):
        self.speed = speed


def turn(pump):
    return Wheel(pump.rate)
