import hooks


@hooks.impl
def add_options(parser):
    parser.add_argument("--colour", default="auto")
