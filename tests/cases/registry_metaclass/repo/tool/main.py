import argparse

from tool import task
from tool.register import Register


class Chosen:
    def __init__(self, host, forced):
        self.host = host
        self.forced = forced


def build_parser(root_task=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("root_task", nargs="?")
    for task_name, is_without_section, param_name, param_obj in Register.get_all_params():
        is_root = task_name == root_task
        help = param_obj.description if any((is_root, param_obj.always_in_help)) else argparse.SUPPRESS
        flag = param_name if is_without_section else task_name + "_" + param_name
        parser.add_argument("--" + flag.replace("_", "-"), help=help, **param_obj._parser_kwargs(param_name, task_name))
    return parser


def main():
    args = build_parser().parse_args()
    return Chosen(args.smtp_host, args.email_force_send)
