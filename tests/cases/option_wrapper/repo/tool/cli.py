import configparser
import importlib.metadata

from tool.options import Level, Options


class Run:
    pass


def reports():
    found = {}
    for installed in importlib.metadata.distributions():
        for point in installed.entry_points:
            if point.group == "tool.report":
                found[point.name] = point.load()
    return found


def main():
    manager = Options()
    manager.add("--width", type=int, default=79, from_file=True)
    manager.add("-q", "--quiet", action="count", default=0)
    manager.add("--indent", type=int)
    manager.add("--select", comma=True, default="E", from_file=True)
    manager.add("--report", default="default")
    manager.add("--depth", type=int, default=1)
    values = manager.parse([])
    settings = configparser.ConfigParser()
    settings.read("tool.ini")
    for name in settings.options("tool"):
        setattr(values, name, settings.get("tool", name))
    options = manager.parse(None, values)
    run = Run()
    run.quiet = options.quiet
    run.select = options.select
    run.level = Level.HIGH
    run.report = reports()[options.report](options)
    run.depth = "none"
