"""What the operating system refuses, as a problem that a person can act on.

Add a remedy here for a fault of a disk that people meet. Keep out faults of a home's content: their rooms name them.
"""

from __future__ import annotations

import errno

from pipelines.home.problems import Problem

ROOM = "Make room on the disk of the home and run again"
RIGHTS = "Let the user who runs this write there, and run again"
DISK = "Look at the disk and its log, and run again"
REMEDIES = {
    errno.ENOSPC: ROOM,
    errno.EDQUOT: ROOM,
    errno.EROFS: RIGHTS,
    errno.EACCES: RIGHTS,
    errno.EPERM: RIGHTS,
    errno.EIO: DISK,
}
STANDS = "what was published before stands"


def disk_problem(error: OSError) -> Problem:
    """What was refused, at which path if the system says so, and the remedy."""
    what = error.strerror or str(error)
    remedy = REMEDIES.get(error.errno or 0, "Mend it and run again")
    return Problem(what, str(error.filename or "the disk of the home"), f"{remedy}; {STANDS}")


def database_problem(error: Exception) -> Problem:
    """What a database below the home could not do with its files."""
    what = str(getattr(error, "orig", None) or error).splitlines()[0]
    remedy = "Make room if the disk is full; if warehouse/ is damaged remove it, if landing/ is take it from a backup"
    return Problem(what, "a database of the home", f"{remedy}; {STANDS}")
