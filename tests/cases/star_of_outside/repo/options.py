from configargparse import *


class Parser(ArgumentParser):
    def add_switch(self, *names):
        self.add_argument(*names, action="store_true")


def make():
    return Parser(default_config_files=["tool.conf"])
