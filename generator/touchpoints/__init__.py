"""The compiler of the touchpoint catalogue: from YAML to a reference site and to gap checklists."""

__version__ = "0.1.0"
