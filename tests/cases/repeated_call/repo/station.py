LEVEL = 0
TABLE = {"gauge": 0}


class Shared:
    value = 0
