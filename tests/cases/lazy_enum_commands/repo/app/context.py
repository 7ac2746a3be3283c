from dataclasses import dataclass


@dataclass
class Options:
    quiet: bool = False


class Settings:
    def __init__(self, options):
        self.options = options
        self.loud = not options.quiet


class Context:
    def __init__(self, options):
        self.options = options
        self._settings = None

    @property
    def settings(self):
        if self._settings is None:
            self._settings = self._make()
        return self._settings

    def _make(self):
        return Settings(self.options)
