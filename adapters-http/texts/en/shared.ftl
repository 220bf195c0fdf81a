# What stands on more than one page.

shared-mend = Some fields have to be mended; nothing was changed.
shared-comma = {", "}
