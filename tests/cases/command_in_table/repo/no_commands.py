"""Words that are no sub-commands: of a table of plain values, only tested, not the first, read by a parser too, or nothing is declared after."""

import argparse
import optparse
import sys

from settings import Check, Train

LEVELS = {"debug": 10, "info": 20}


def upper(text):
    return Train(text, None)


def lower(text):
    return Check(text, None)


FORMS = {"upper": upper, "lower": lower}


def plain(argv):
    level = LEVELS[sys.argv[1]]
    known = sys.argv[1] in FORMS
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate")
    Train(parser.parse_args(sys.argv[2:]).rate, (level, known))


def parsed(argv):
    form = FORMS[sys.argv[1]]
    parser = argparse.ArgumentParser()
    parser.add_argument("form")
    parser.add_argument("--text")
    form(parser.parse_args().text)


def second(argv):
    parser = optparse.OptionParser()
    parser.add_option("--root")
    values, args = parser.parse_args()
    form = FORMS[args[1]]
    more = optparse.OptionParser()
    more.add_option("--word")
    form(more.parse_args(args[2:])[0].word)


def declared_before(argv):
    parser = optparse.OptionParser()
    parser.add_option("--name")
    values, args = parser.parse_args()
    FORMS[args[0]](values.name)


if __name__ == "__main__":
    plain(sys.argv)
    parsed(sys.argv)
    second(sys.argv)
    declared_before(sys.argv)
