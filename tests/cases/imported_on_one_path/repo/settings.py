TABLE = {"depth": 1, "width": 2, "colour": "grey"}
