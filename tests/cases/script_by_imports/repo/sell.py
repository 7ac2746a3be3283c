import sys

from shop.till import open_till

sys.exit(open_till())
