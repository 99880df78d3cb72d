"""Random literals, numbers, instants, lengths of time and format strings, right and wrong."""
from typed import literal


def some(rng, letters, most): return "".join(rng.choice(letters) for _ in range(rng.randint(0, most)))


def literal_body(rng):
    return "".join(rng.choice([
        "a", "é", "😀", " ", "\\n", "\\t", "\\r", "\\a", "\\b", "\\f", "\\v", "\\\\", "\\'", "\\\"", "\\`", "\\?", "\\x41", "\\X4a", "\\xff", "\\x4", "\\u00e9", "\\ud800", "\\udfff", "\\uFFFF", "\\u12", "\\U0001F600", "\\U00110000",
        "\\U0010ffff", "\\000", "\\101", "\\377", "\\400", "\\18", "\\7", "\\e", "\\z", "\\ ", "\\", "\n", "\r", "\r\n", "\t", "'", "\"", "''", "\"\"", "`", "\u0001", "\u007f", "\u2028", "\ufeff", "//"]) for _ in range(rng.randint(0, 5)))


def one_literal(rng):
    quote = rng.choice(["'", "\"", "'''", '"""'])
    return rng.choice(["", "", "", "r", "R", "b", "B", "br", "bR", "Br", "BR", "rb", "u"]) + quote + literal_body(rng) + (quote if rng.random() < 0.95 else "")


def literal_(rng):
    source = one_literal(rng)
    return rng.choice([source, source, f"{source} + {one_literal(rng)}", f"size({source})", f"[{source}]", f"{{{source}: 1}}", f"string({source})", f"bytes({source})", f"{source} == {one_literal(rng)}"])


def number(rng):
    r = rng.random()
    if r < 0.4:
        text = rng.choice(["", "-", "--", "- ", "+"]) + rng.choice(["0", "1", "12", "007", "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "0x", "0xff", "0XFF", "0xG", "0x8000000000000000", "0x7fffffffffffffff", "0xFFFFFFFFFFFFFFFF", "0x10000000000000000", "1_000", "0b1", "0o7", "1e", "٣"])
        text += rng.choice(["", "", "", "u", "U", "L", "uu", ".", ".0", ".5", "e3", "e+3", "E-3", "e400", "e-400", ".5.5", "f", " u", ".5e1", "x", ".e1", "e1.5"])
        return text
    if r < 0.5: return rng.choice([".5", "-.5", "5.", "1.e1", "1..2", "1.5e308", "1.8e308", "1.7976931348623157e308", "1.7976931348623159e308", "4.9e-324", "2e-324", "0e0", "00.5", "1e0001", "-0", "-0.0", "1.0u", "0.1", "1.10", "123456789012345678901234567890.0", "1 .5", "1. 5"])
    text = rng.choice(["int", "uint", "double", "bool"]) + "(" + literal(
        rng.choice(["", "", " ", "\t", "+", "-", "--"]) + some(rng, "0123456789", 20) + rng.choice(["", "", "", ".", ".5", "e3", "E-3", "u", " ", "\n", "x", "e", "0x1F", "p3", "inf", "nan", "NAN", "Infinity", "e309", "_1", "true", "T", "f"])) + ")"
    return text


def time(rng):
    if rng.random() < 0.5:
        year = rng.choice(["2024", "1970", "0001", "9999", "0000", "10000", "24", "-001", "+2024", "1900"])
        text = f"{year}-{rng.choice(['01', '02', '12', '00', '13', '2', '11'])}-{rng.choice(['01', '28', '29', '30', '31', '32', '00', '5'])}" + rng.choice(["T", "T", "T", "t", " ", ""])
        text += f"{rng.choice(['00', '23', '24', '7', '12'])}:{rng.choice(['00', '59', '60', '5'])}" + rng.choice([":00", ":59", ":60", ":61", ":5", "", ":00.", ":00.5", ":59.999999999", ":59.9999999999", ":00,5", ":60.5"])
        text += rng.choice(["Z", "Z", "Z", "z", "", "+00:00", "-00:00", "+05:30", "-23:59", "+24:00", "+14:00", "+0530", "+05", "+5:30", " Z", "Z ", "UTC", "+05:60", "-08:00"])
        if rng.random() < 0.05: text = " " + text
        return rng.choice(["timestamp({})", "string(timestamp({}))", "timestamp({}) - timestamp(0)", "int(timestamp({}))", "timestamp({}).getDayOfYear('America/New_York')", "timestamp({}).getHours('Europe/Berlin')"]).format(literal(text))
    text = rng.choice(["", "", "-", "+", "--", " "]) + "".join(
        rng.choice(["0", "1", "90", ".5", "1.", "1.25", "0.000000001", "0.0000000001", "9223372036", "9223372037", "9223372036854775807", "315576000000", "315576000001", "1e3", "2562047", "2562048", "87660000", ""]) + rng.choice(["h", "m", "s", "ms", "us", "µs", "μs", "ns", "d", "", "S", " s", "s "])
        for _ in range(rng.choice([1, 1, 2, 3])))
    return rng.choice(["duration({})", "string(duration({}))", "duration({}) + duration('1ns')", "duration({}).getMilliseconds()", "duration({}).getHours()", "-duration({})", "duration({}) - duration('-1s')", "timestamp(0) + duration({})", "duration({}) < duration('1h')"]).format(literal(text))


ARGUMENTS = ["1", "-1", "0", "9223372036854775807", "-9223372036854775808", "1u", "18446744073709551615u", "1.5", "-0.0", "1e300", "1e-7", "123456789.123456789", "0.0/0.0", "1.0/0.0", "-1.0/0.0", "2.5", "0.5", "1e15", "1e21", "1e6", "100000.0", "1234567.0",
             "'é'", "''", "'a'", "b'a'", "b'\\xff'", "true", "false", "null", "[]", "[1, 'a', 2.5]", "{}", "{'b': 1, 'a': [null]}", "{2: 1, 10: 2}", "{1u: true, 'x': 1.0, false: b'z'}", "type(1)", "int", "duration('1h0.5s')", "timestamp('2024-02-29T12:00:00.120Z')", "[[1u], {'k': -0.5}]",
             "optional.of(1)", "[duration('-1ms'), timestamp(0)]", "'\\n'", "['a\"b']"]


def formatting(rng):
    clauses = "".join(rng.choice(["%s", "%d", "%f", "%e", "%b", "%o", "%x", "%X", "%%", "%.2f", "%.0f", "%.0e", "%.3e", "%.f", "%.100f", "%5d", "%-s", "%", "%q", "%.s", "%.2s", "%.2d", "%1$s", "a", "é", " ", "%.20f", "%.1e", "%+d", "%05d", "%.1001f", "%c", "%u", "%i", "%g", "%S"]) for _ in range(rng.randint(0, 3)))
    return f"{literal(clauses)}.format([{', '.join(rng.choice(ARGUMENTS) for _ in range(rng.randint(0, 3)))}])"


def broken_format(rng): return formatting(rng)


# `literal` is the name of the kind; the helper of that name writes one.
literal_kind = literal_
