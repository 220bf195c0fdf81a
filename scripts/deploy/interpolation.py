"""Variables in compose.yml as Compose reads them: $NAME, ${NAME}, with - ? + and a colon before, within each other too."""

import re

PLAIN = re.compile(r"\$([A-Za-z_]\w*)")
BRACED = re.compile(r"\$\{([A-Za-z_]\w*)(?:(:?[-?+])|\})")


class Refused(Exception):
    """Compose does not start with this."""


def interpolated(text, values):
    """The text with the values put in; one that is asked for and not there refuses it."""
    done, rest = _until_end(text, values, "")
    assert rest == ""
    return done


def _until_end(text, values, end):
    done = ""
    while text and not (end and text.startswith(end)):
        if text.startswith("$$"):
            done, text = done + "$", text[2:]
        elif braced := BRACED.match(text):
            name, sign = braced.groups()
            argument, text = "", text[braced.end() :]
            if sign:
                argument, text = _until_end(text, values, "}")
                if not text:
                    raise Refused(f"${{{name} has no end")
                text = text[1:]
            done += _value(name, sign or "", argument, values)
        elif plain := PLAIN.match(text):
            done, text = done + _value(plain[1], "", "", values), text[plain.end() :]
        elif text.startswith("$"):
            raise Refused(f"a sign that stands for nothing: {text}")
        else:
            done, text = done + text[0], text[1:]
    return done, text


def _value(name, sign, argument, values):
    is_there = bool(values.get(name)) if sign.startswith(":") else name in values
    match sign[-1:]:
        case "-":
            return values[name] if is_there else argument
        case "+":
            return argument if is_there else ""
        case "?" if not is_there:
            raise Refused(f"{name} is needed: {argument}")
    if name not in values:
        # Compose would warn and go on with nothing.
        raise Refused(f"{name} is not set")
    return values[name]


def _checked():
    values = {"SET": "x", "EMPTY": ""}
    for text, expected in [
        ("a${SET}b$SET", "axbx"),
        ("${EMPTY:-d}${EMPTY-d}|", "d|"),
        ("${NONE-d}${NONE:-e}", "de"),
        ("${NONE:-https://${SET}}", "https://x"),
        ("${SET:+y}${EMPTY:+y}${EMPTY+z}", "yz"),
        ("$$HOME ${SET:?why} 10$$", "$HOME x 10$"),
    ]:
        found = interpolated(text, values)
        assert found == expected, (text, found)
    for text in ["${NONE:?why}", "${EMPTY:?why}", "${NONE}", "$NONE", "${SET:-", "5 $"]:
        try:
            found = interpolated(text, values)
        except Refused:
            continue
        raise AssertionError((text, found))


_checked()
