from jsonargparse import CLI


class Result:
    pass


def compute(path: str, level: int = 3):
    result = Result()
    result.path = path
    result.level = level
    return result


if __name__ == "__main__":
    CLI(compute)
