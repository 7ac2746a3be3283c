def run_study(steps, tolerance=1e-3, report=None):
    """Run it.

    :param tolerance: when to stop
    """
    return steps, tolerance, report
