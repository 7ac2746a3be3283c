from dataclasses import dataclass


@dataclass
class Settings:
    outdir: str

    def make(self):
        print(self.outdir)
