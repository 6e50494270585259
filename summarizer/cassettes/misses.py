"""What is raised when a cassette has no answer."""

from summarizer.errors import InputError


class CassetteMissError(InputError):
    """A request that the cassette being played does not hold."""
