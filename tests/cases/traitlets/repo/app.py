from traitlets import Bool, Enum, Int, List, Unicode, default, observe, validate
from traitlets.config import Application, Configurable


try:
    import later

    LATER = later.version > 2
except ImportError:
    LATER = False


class Exporter(Configurable):
    template = Unicode("lab", help="Name of the template.").tag(config=True)
    depth = Int(3).tag(config=True)
    cache = Unicode("none")

    def export(self, where):
        return Page(self.template, self.depth, where)


class PdfExporter(Exporter):
    engine = Enum(["xelatex", "lualatex"], default_value="xelatex").tag(config=True)


class Loose(Configurable):
    size = Int(1).tag(config=True)


class Page:
    def __init__(self, template, depth, where):
        self.template = template
        self.depth = depth
        self.where = where


class Convert(Application):
    output = Unicode("out", help="Where to write.").tag(config=True)
    quiet = Bool(False).tag(config=True)
    patterns = List(Unicode(), default_value=["*.ipynb"]).tag(config=True)
    base = Unicode().tag(config=True)
    shown = Unicode("")

    classes = [PdfExporter]
    aliases = {"output": "Convert.output", ("t", "template"): "PdfExporter.template", "level": "Application.log_level"}
    if LATER:
        token = Unicode("").tag(config=True)
        aliases = {**aliases, "token": "Convert.token"}
    flags = {"quiet": ({"Convert": {"quiet": True}}, "Say nothing.")}

    @default("base")
    def _default_base(self):
        return self.output + "/base"

    @validate("output")
    def _valid_output(self, proposal):
        return proposal["value"].rstrip("/")

    @observe("output")
    def _output_changed(self, change):
        self.shown = f"to {change.new}"

    def initialize(self, argv=None):
        super().initialize(argv)
        self.exporter = PdfExporter(parent=self)
        self.loose = Loose()

    def start(self):
        page = self.exporter.export(self.output)
        if not self.quiet:
            print(page, self.loose.size, self.patterns)


main = Convert.launch_instance

if __name__ == "__main__":
    main()
