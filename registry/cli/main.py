"""The command line: groups of commands, loaded when called."""


def main() -> None: ...
