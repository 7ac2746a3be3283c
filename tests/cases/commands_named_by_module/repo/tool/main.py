import sys

from tool.base import ConfigParser, general
from tool.commands import commands_dict, create_command


def create_main_parser():
    parser = ConfigParser(name="global", prog="tool")
    parser.disable_interspersed_args()
    parser.add_option("--version", action="store_true")
    parser.add_option_group(general(parser))
    return parser


def parse_command(args):
    parser = create_main_parser()
    general_options, args_else = parser.parse_args(args)
    if general_options.version:
        print("1")
        sys.exit()
    if not args_else or (args_else[0] == "help" and len(args_else) == 1):
        parser.print_help()
        sys.exit()
    cmd_name = args_else[0]
    if cmd_name not in commands_dict:
        raise ValueError(cmd_name)
    cmd_args = args[:]
    cmd_args.remove(cmd_name)
    return cmd_name, cmd_args


def main(args=None):
    if args is None:
        args = sys.argv[1:]
    try:
        cmd_name, cmd_args = parse_command(args)
    except ValueError as exc:
        sys.stderr.write(f"ERROR: {exc}")
        sys.exit(1)
    command = create_command(cmd_name)
    return command.main(cmd_args)
