"""What can go wrong, as one tree. The command line catches `SverkaError` once and prints it as one line.

    SverkaError
    ├── UsageError          the command's words do not fit together
    ├── InputError          a text cannot be read or is not what the job needs
    └── ModelError          an encoder cannot be loaded
"""


class SverkaError(Exception):
    """Base of all errors that a user can mend; the message is one line: what, where, and the way out."""


class UsageError(SverkaError):
    """The command's words do not fit together."""


class InputError(SverkaError):
    """A text cannot be read or is not what the job needs; the message begins with the file's path."""


class ModelError(SverkaError):
    """An encoder cannot be loaded; the message names the model and what to type next."""
