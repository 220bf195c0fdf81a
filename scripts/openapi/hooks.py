"""What schemathesis sends that is no request of its own: a key that was used, and the id of what is not there."""

import itertools
import re
import uuid

import schemathesis

RUN = uuid.uuid4().hex
NUMBERS = itertools.count()
KEY = "Idempotency-Key"


@schemathesis.hook
def before_call(context, case, **kwargs):
    """A request under a key that was used is answered as the first one, whatever else it says."""
    key = (case.headers or {}).get(KEY)
    if isinstance(key, str) and re.fullmatch("[ -~]*[!-~][ -~]*", key) and len(key) < 256:
        case.headers[KEY] = f"{RUN}-{next(NUMBERS)}"
    # A link from a field that is null leads to nothing.
    for name, value in (case.path_parameters or {}).items():
        if value in (None, "None"):
            case.path_parameters[name] = 1
