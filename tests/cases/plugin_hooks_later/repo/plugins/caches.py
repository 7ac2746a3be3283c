def tool_addoption(parser):
    parser.add_argument("--cache-dir", default=".cache")
