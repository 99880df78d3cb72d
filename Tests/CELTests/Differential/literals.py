"""Literals at the edges of their types, and the variables that the generated expressions may use."""
import datetime

INTS = ["0", "1", "-1", "2", "7", "63", "64", "-64", "255", "2147483647", "-2147483648", "9007199254740991", "9007199254740992",
        "9007199254740993", "-9007199254740993", "9223372036854775806", "9223372036854775807", "-9223372036854775807", "-9223372036854775808", "0x7FFFFFFFFFFFFFFF"]
UINTS = ["0u", "1u", "2u", "63u", "9007199254740993u", "9223372036854775807u", "9223372036854775808u", "18446744073709551614u", "18446744073709551615u", "0xFFu"]
DOUBLES = ["0.0", "-0.0", "1.0", "-1.0", "0.5", "1.5", "2.5", "-2.5", "0.1", "64.0", "1e-7", "5e-324", "1.7976931348623157e308", "9007199254740992.0",
           "9007199254740994.0", "9223372036854775807.0", "-9223372036854775808.0", "9223372036854774784.0", "18446744073709551615.0",
           "18446744073709549568.0", "1e19", "1e21", "(0.0/0.0)", "(1.0/0.0)", "(-1.0/0.0)"]
STRINGS = ["''", "'a'", "'b'", "'A'", "'abc'", "'true'", "'TRUE'", "'0'", "'-0'", "'1'", "'-1'", "'+1'", "'1.5'", "'1e3'", "'0x1F'", "'9223372036854775808'",
           "'NaN'", "'inf'", "'-Infinity'", "' 1 '", "'1 2'", "'é'", "'e\\u0301'", "'\\U0001F600'", "'\\u0000'", "'1s'", "'1h1m'", "'2020-01-01T00:00:00Z'", "'a\\nb'", "'UTC'", "'a,b'"]
BYTES = ["b''", "b'a'", "b'\\xff'", "b'\\000\\377'", "b'é'", "b'abc'"]
TIMES = ["timestamp(0)", "timestamp('1969-12-31T23:59:59.999999999Z')", "timestamp('2024-02-29T12:34:56.789Z')", "timestamp('0001-01-01T00:00:00Z')",
         "timestamp('9999-12-31T23:59:59.999999999Z')", "timestamp('2000-01-01T01:30:00+05:30')"]
SPANS = ["duration('0s')", "duration('1s')", "duration('-1s')", "duration('1ns')", "duration('-1.5s')", "duration('90061.001002003s')", "duration('2562047h')", "duration('-2562047h')", "duration('315576000000s')"]
OTHERS = ["true", "false", "null", "[]", "[1]", "[1, 2, 3]", "[1.0]", "[1u, 'a', null]", "['a', 'b']", "[[1], []]", "[b'a']", "{}", "{'a': 1}", "{1: 'a', 2u: 'b', true: 'c', '': 'd'}", "{'a': {'b': [1]}}",
          "int", "type(1)", "type([])", "list", "google.protobuf.Timestamp", "optional.of(1)", "optional.none()", "optional.of('a')"]
ALL = INTS + UINTS + DOUBLES + STRINGS + BYTES + TIMES + SPANS + OTHERS

UTC = datetime.timezone.utc
#: name: type, Python value, suite value
VARIABLES = {
    "i": ("int", 7, {"int": "7"}),
    "j": ("int", -3, {"int": "-3"}),
    "big": ("int", 2**63 - 1, {"int": "9223372036854775807"}),
    "u": ("uint", 5, {"uint": "5"}),
    "d": ("double", 2.5, {"double": "2.5"}),
    "nan": ("double", float("nan"), {"double": "NaN"}),
    "b": ("bool", True, {"bool": True}),
    "s": ("string", "héllo wörld", {"string": "héllo wörld"}),
    "t": ("string", "", {"string": ""}),
    "y": ("bytes", b"\xff\xfea", {"bytes": "//5h"}),
    "at": ("timestamp", datetime.datetime(2024, 2, 29, 23, 59, 59, 500000, UTC), {"timestamp": {"seconds": "1709251199", "nanos": 500000000}}),
    "span": ("duration", datetime.timedelta(hours=-1, microseconds=1), {"duration": {"seconds": "-3599", "nanos": -999999000}}),
    "l": ("list(int)", [3, 1, 2], {"list": [{"int": "3"}, {"int": "1"}, {"int": "2"}]}),
    "ss": ("list(string)", ["x", "", "é"], {"list": [{"string": "x"}, {"string": ""}, {"string": "é"}]}),
    "ll": ("list(list(int))", [[1], [], [2, 3]], {"list": [{"list": [{"int": "1"}]}, {"list": []}, {"list": [{"int": "2"}, {"int": "3"}]}]}),
    "m": ("map(string, int)", {"a": 1, "b": 2}, {"map": [{"key": {"string": "a"}, "value": {"int": "1"}}, {"key": {"string": "b"}, "value": {"int": "2"}}]}),
    "mi": ("map(int, string)", {1: "one"}, {"map": [{"key": {"int": "1"}, "value": {"string": "one"}}]}),
    "mu": ("map(uint, string)", {1: "one"}, {"map": [{"key": {"uint": "1"}, "value": {"string": "one"}}]}),
    "any": ("dyn", {"k": [1, "a", None]}, {"map": [{"key": {"string": "k"}, "value": {"list": [{"int": "1"}, {"string": "a"}, {"null": True}]}}]}),
    "z": ("dyn", 1.0, {"double": "1"}),
    "n": ("null", None, {"null": True}),
    "x.y": ("int", 11, {"int": "11"}),
}
