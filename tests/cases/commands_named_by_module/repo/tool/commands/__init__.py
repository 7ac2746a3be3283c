import importlib
from collections import namedtuple

CommandInfo = namedtuple("CommandInfo", "module_path, class_name, summary")
commands_dict = {
    "install": CommandInfo("tool.commands.install", "InstallCommand", "Install."),
    "show": CommandInfo("tool.commands.show", "ShowCommand", "Show."),
}


def create_command(name, **kwargs):
    module_path, class_name, summary = commands_dict[name]
    module = importlib.import_module(module_path)
    command_class = getattr(module, class_name)
    return command_class(name=name, summary=summary, **kwargs)
