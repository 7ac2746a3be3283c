def tool_addoption(parser):
    parser.add_argument("--log-level", default="info")
