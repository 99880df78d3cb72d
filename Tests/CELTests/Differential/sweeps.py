"""Every operator and function on every pair of literals, and every function of one argument on each."""
import itertools

from literals import ALL, BYTES, DOUBLES, INTS, OTHERS, SPANS, STRINGS, TIMES, UINTS

OPERATORS = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "in", "&&", "||"]
CONVERSIONS = ["int", "uint", "double", "string", "bytes", "bool", "timestamp", "duration", "type", "dyn", "size", "-", "!"]
GETTERS = ["getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfYear", "getDayOfWeek", "getHours", "getMinutes", "getSeconds", "getMilliseconds"]
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "+05:30", "-08:00", "02:00", "-00:30", "+5:30", "14:59", "nowhere", "", "Z", "EST5EDT", "utc", "america/new_york", "+0530", "UTC+1", "GMT", "Local"]
MEMBERS = {
    "size": [], "contains": [STRINGS], "startsWith": [STRINGS], "endsWith": [STRINGS], "lowerAscii": [], "upperAscii": [], "trim": [], "reverse": [],
    "charAt": [["0", "1", "3", "4", "-1", "9223372036854775807"]], "substring": [["0", "1", "3", "4", "-1"]], "indexOf": [STRINGS], "lastIndexOf": [STRINGS],
    "split": [STRINGS], "join": [STRINGS[:4]], "sort": [], "distinct": [], "flatten": [], "first": [], "last": [], "hasValue": [], "value": [],
}
MATH = ["math.abs", "math.sign", "math.ceil", "math.floor", "math.round", "math.trunc", "math.sqrt", "math.isNaN", "math.isInf", "math.isFinite", "math.bitNot", "math.greatest", "math.least"]
MATH2 = ["math.greatest", "math.least", "math.bitAnd", "math.bitOr", "math.bitXor", "math.bitShiftLeft", "math.bitShiftRight"]
NUMBERS = INTS + UINTS + DOUBLES


def binary():
    for operator in OPERATORS:
        for a, b in itertools.product(ALL, ALL): yield f"{a} {operator} {b}"


def heterogeneous():
    for operator in ["==", "!=", "<", "<=", ">", ">="]:
        for a, b in itertools.product(NUMBERS, NUMBERS): yield f"dyn({a}) {operator} dyn({b})"


def unary():
    for function in CONVERSIONS:
        for a in ALL: yield f"{function}({a})"
    for a in NUMBERS + ["''", "[1]", "true"]:
        for function in MATH: yield f"{function}({a})"
    for function in ["base64.encode", "base64.decode", "strings.quote", "lists.range", "optional.of", "optional.ofNonZeroValue", "sets.contains"]:
        for a in ALL: yield f"{function}({a}) == {function}({a})" if "optional" in function else f"{function}({a})"
    for a in OTHERS + BYTES:
        yield f"optional.ofNonZeroValue({a}).hasValue()"
    for a in ALL: yield f"optional.ofNonZeroValue({a}).hasValue()"


def conversions_back():
    for outer, inner in itertools.product(CONVERSIONS[:8], CONVERSIONS[:8]):
        for a in ALL: yield f"{outer}({inner}({a}))"


def members():
    for name, parameters in MEMBERS.items():
        for a in ALL:
            for arguments in itertools.product(*parameters):
                yield f"{a}.{name}({', '.join(arguments)})"
    strings = ["'abcabc'", "''", "'héé'", "'😀a😀'"]
    small = ["-1", "0", "1", "2", "3", "6", "7"]
    for a, b in itertools.product(strings, ["''", "'a'", "'bc'", "'é'", "'😀'"]):
        for n in small:
            for name in ["indexOf", "lastIndexOf", "split"]: yield f"{a}.{name}({b}, {n})"
            yield f"{a}.replace({b}, 'XY', {n})"
            yield f"{a}.replace({b}, '', {n})"
    for a in strings:
        for n, k in itertools.product(small, small): yield f"{a}.substring({n}, {k})"
    for n, k in itertools.product(["-1", "0", "1", "2", "3", "4"], repeat=2): yield f"[1, 'a', 2.5].slice({n}, {k})"


def math():
    for function in MATH2:
        for a, b in itertools.product(NUMBERS, NUMBERS): yield f"{function}({a}, {b})"
    for function in MATH2[:2]:
        for a, b in itertools.product(NUMBERS[::3], NUMBERS[::2]):
            yield f"{function}([{a}, {b}])"
            yield f"{function}({b}, {a}, {b})"
        yield f"{function}()"
        yield f"{function}([])"


def times():
    for a in TIMES + SPANS + ["at", "span"]:
        for getter in GETTERS:
            yield f"{a}.{getter}()"
            for zone in ZONES: yield f"{a}.{getter}('{zone}')"
    for a in SPANS + TIMES:
        for b in SPANS + TIMES:
            for c in ["+", "-"]: yield f"{a} {c} {b} {c} duration('1ns')"


def containers():
    maps = ["{1: 'a', 2u: 'b', true: 'c', '': 'd', 'k': 'e'}", "{}", "m", "mi", "mu", "any", "any.k"]
    for a, key in itertools.product(maps + ["[1, 'a', 2.5]", "l", "[]", "'abc'", "optional.of([1])", "optional.of({'a': 1})"], NUMBERS[::2] + ["1", "2", "3", "1u", "1.0", "2.0", "true", "''", "'a'", "'k'", "null", "b''", "[1]"]):
        yield f"{a}[{key}]"
        yield f"{key} in {a}"
        yield f"{a}[?{key}].hasValue()"
        yield f"{a}[?{key}].orValue(null)"
        yield f"{{{key}: 1}}"
        yield f"{{{key}: 1, 1: 2}}"
    for a, field in itertools.product(ALL + maps, ["a", "k", "zz"]):
        yield f"{a}.{field}"
        yield f"has({a}.{field})"
        yield f"{a}.?{field}.hasValue()"


def sets():
    lists = ["[]", "[1]", "[1, 1]", "[1u]", "[1.0]", "[1, 2]", "[2, 1u]", "['a']", "[[1]]", "[null]", "[0.0/0.0]", "[dyn(1), 'a']", "{}", "1"]
    for name in ["contains", "intersects", "equivalent"]:
        for a, b in itertools.product(lists, lists): yield f"sets.{name}({a}, {b})"


def lists():
    lists = ["[]", "[3, 1, 2]", "[1u, 2u]", "[2.5, 1.0]", "['b', 'a', 'é', 'Z']", "[true, false]", "[b'b', b'a']", "[duration('2s'), duration('1s')]", "[timestamp(2), timestamp(1)]", "[1, 'a']", "[1, 2u]", "[null]",
             "[[1, 2], [3, [4]]]", "[[], [[]]]", "[1, 1u, 1.0]", "[1.0, 1]", "[0.0/0.0, 1.0]", "[{'a': 1}, {'a': 1}]", "[[1], [1]]", "l", "ll", "ss"]
    for a in lists:
        for call in ["sort()", "distinct()", "flatten()", "flatten(0)", "flatten(1)", "flatten(2)", "flatten(-1)", "reverse()", "first().orValue(null)", "last().orValue(null)", "join()", "join(',')",
                     "sortBy(e, e)", "sortBy(e, -e)", "sortBy(e, size(e))", "sortBy(e, string(e))", "sortBy(e, 1)", "sortBy(e, e.a)", "sortBy(e, [e])", "sortBy(e, null)", "slice(0, 1)", "map(e, e)[0]", "size()",
                     "all(i, v, i >= 0)", "exists(i, v, i == 1)", "existsOne(i, v, i == 1)", "transformList(i, v, i)", "transformList(i, v, i > 0, v)", "transformMap(i, v, v)", "transformMap(i, v, i > 0, v)", "transformMapEntry(i, v, {v: i})",
                     "transformMapEntry(i, v, i > 0, {i: v})", "all(v, v == v)", "exists(v, v == 1)", "exists_one(v, v == 1)"]:
            yield f"{a}.{call}"
        yield f"{a} + {a}"


SWEEPS = [binary, heterogeneous, unary, conversions_back, members, math, times, containers, sets, lists]
