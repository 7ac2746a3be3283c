"""The commands add themselves to the group when the package is imported; `refund` is imported by nothing."""

from . import main, order
