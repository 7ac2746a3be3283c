import pluggy

spec = pluggy.HookspecMarker("tool")
impl = pluggy.HookimplMarker("tool")


@spec
def add_options(parser):
    """Declare flags."""


@spec(firstresult=True)
def settings_of(args, strict):
    """Make the settings."""
