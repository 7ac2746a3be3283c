from tool.plugins.plugin import Plugin


class draft(Plugin):
    options = {"never": 1}
