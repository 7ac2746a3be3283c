"""The command line is parsed again once the file that it names has been read: what is the default then is an entry of that file."""

import configparser
import optparse

conf = configparser.ConfigParser()


class Settings:
    def __init__(self, width, depth, name):
        self.width = width
        self.depth = depth
        self.name = name


def read(path=None):
    global conf
    paths = ["/etc/tool.conf"]
    if path:
        paths.append(path)
    conf = configparser.ConfigParser()
    conf.read(paths)


def value_of(key, default=None):
    try:
        return conf.get("general", key)
    except Exception:
        return default


def parser():
    made = optparse.OptionParser()
    made.add_option("--config")
    made.add_option("--width", default=value_of("width", "80"))
    made.add_option("--depth", default=4, type="int")
    return made


if __name__ == "__main__":
    options, args = parser().parse_args()
    if options.config:
        read(options.config)
        options, args = parser().parse_args()
    Settings(options.width, options.depth, value_of("name"))
