"""The one error that people see: what their world did and what they can do about it."""


class UserError(Exception):
    """Something in the user's world failed (disk, file, lock, input): shown as it stands, in Vietnamese.

    `str(error)` is one sentence that says what happened and what to do. Any other exception is our bug.
    """
