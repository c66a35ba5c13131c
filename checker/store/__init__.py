"""Everything that is stored: all SQL of the product is here. Shell.

Functions take a transaction (`tx`) and never open one; the use case opens it with `store.write()` or
`store.read()`. What changes who is notified of what is journaled by the function that saves it, in the same
transaction.
"""

from checker.store.errors import BehindTheStore, Overtaken, StoreError
from checker.store.opening import Store

__all__ = ["BehindTheStore", "Overtaken", "Store", "StoreError"]
