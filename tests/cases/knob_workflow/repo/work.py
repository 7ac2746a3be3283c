def run_study(steps, tolerance=1e-3, report=None):
    """Run it.

    :param tolerance: when to stop
    """
    return steps, tolerance, report


def main():
    run_study(1, report="short")


if __name__ == "__main__":
    main()
