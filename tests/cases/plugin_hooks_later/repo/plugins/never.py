def tool_addoption(parser):
    parser.add_argument("--never-loaded")
