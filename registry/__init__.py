"""rasoat: the registry and compliance checker of a province's normative documents."""

__version__ = "0.1.0"
