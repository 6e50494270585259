"""What can go wrong, one sentence each, with the exit status that the command line gives it."""


class SummarizerError(Exception):
    """A failure that a user can act on; its text is one clear sentence."""

    exit_status = 2


class InputError(SummarizerError):
    """The arguments or the input are wrong."""


class NotAReleaseError(InputError):
    """The text is no press release in English: wrong where it was named, passed over where it was only found."""


class EndpointError(SummarizerError):
    """The model's endpoint failed for good."""

    exit_status = 3
