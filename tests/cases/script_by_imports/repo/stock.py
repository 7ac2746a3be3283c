import sqlite3

from loom.base_options import BaseOptions


class Shelf(BaseOptions):
    def connect(self):
        return self._gather()


sqlite3.connect("stock.db")
