from loom.options import WarpOptions

options = WarpOptions().read()


class Cloth:
    def __init__(self, threads, width):
        self.threads = threads
        self.width = width


cloth = Cloth(options.threads, options.width)
print(cloth.threads, cloth.width)
