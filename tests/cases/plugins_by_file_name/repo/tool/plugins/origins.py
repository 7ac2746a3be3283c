from tool.plugins.plugin import Plugin


class origins(Plugin):
    options = {"domains": "*", "https_only": False}

    def __init__(self, config):
        super().__init__(config)
        self.domains = config.get("domains")
