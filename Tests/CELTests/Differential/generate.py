#!/usr/bin/env python3
"""Random expressions with the answers of Google's C++ engine, as a suite for cel-conformance.

    pip install cel-expr-python
    python3 generate.py --seed 1 --count 5000 > /tmp/random.json
    cel-conformance /tmp/random.json

Expressions are typed most of the time, and go through dyn() now and then. Half are run without the checker.
"""
import argparse
import base64
import datetime
import json
import random
import sys

from cel_expr_python import cel
from cel_expr_python.ext import ext_bindings, ext_encoders, ext_math, ext_optional, ext_strings

VARIABLES = {
    "i": ("int", cel.Type.INT, 7, {"int": "7"}),
    "j": ("int", cel.Type.INT, -3, {"int": "-3"}),
    "d": ("double", cel.Type.DOUBLE, 2.5, {"double": "2.5"}),
    "b": ("bool", cel.Type.BOOL, True, {"bool": True}),
    "s": ("string", cel.Type.STRING, "héllo wörld", {"string": "héllo wörld"}),
    "t": ("string", cel.Type.STRING, "", {"string": ""}),
    "l": ("list(int)", cel.Type.List(cel.Type.INT), [3, 1, 2], {"list": [{"int": "3"}, {"int": "1"}, {"int": "2"}]}),
    "m": ("map(string, int)", cel.Type.Map(cel.Type.STRING, cel.Type.INT), {"a": 1, "b": 2},
          {"map": [{"key": {"string": "a"}, "value": {"int": "1"}}, {"key": {"string": "b"}, "value": {"int": "2"}}]}),
    "x.y": ("int", cel.Type.INT, 11, {"int": "11"}),
}

INTS = ["0", "1", "-1", "2", "3", "7", "10", "63", "64", "255", "-5", "9223372036854775807", "-9223372036854775808", "0x1F", "1000000007"]
UINTS = ["0u", "1u", "2u", "7u", "64u", "18446744073709551615u", "0xFFu"]
DOUBLES = ["0.0", "1.0", "-1.0", "0.5", "2.5", "-2.5", "3.0", "1e10", "1.5e-7", "123456.789", "1e21", "9007199254740993.0", "9223372036854775807.0", "1e308", ".5", "0.1"]
STRINGS = ["''", "'a'", "'b'", "'abc'", "'ABC'", "'hello world'", "'é'", "'e\\u0301'", "'🐱😀'", "'a,b,c'", "' pad '", "'123'", "'-42'", "'1.5'", "'true'", "'a\\nb'", "r'\\d+'", "'%s|%d'"]
BYTES = ["b''", "b'a'", "b'abc'", "b'\\xff\\x00'", "b'é'"]
TIMES = ["timestamp('2009-02-13T23:31:30Z')", "timestamp('1969-12-31T23:59:59.5Z')", "timestamp(0)", "timestamp('0001-01-01T00:00:00Z')", "timestamp('9999-12-31T23:59:59.999999999Z')", "timestamp('2024-02-29T12:00:00+05:30')"]
SPANS = ["duration('0s')", "duration('1s')", "duration('-1.5s')", "duration('1h30m')", "duration('100000h')", "duration('1ns')", "duration('250ms')"]
ZONES = ["'UTC'", "'Europe/Berlin'", "'America/New_York'", "'+05:30'", "'-08:00'", "'02:00'", "'Asia/Kathmandu'", "'nowhere'"]
PATTERNS = ["'a'", "'^a'", "'b$'", "'[a-c]+'", "'(a|b)*c'", "'\\\\d{2,3}'", "'(?i)HELLO'", "'.'", "''", "'^$'", "'\\\\bwor'", "'[^a-z]'", "'('", "'a**'", "'x{2}'", "'\\\\pL+'", "'(?s).*'", "'[[:alpha:]]+'"]


class Gen:
    def __init__(self, rng):
        self.rng = rng
        self.locals = []

    def pick(self, *options):
        return self.rng.choice(options)

    def expr(self, type_, depth):
        local = [n for n, t in self.locals if t == type_]
        if local and self.rng.random() < 0.4:
            return self.rng.choice(local)
        if depth <= 0 or self.rng.random() < 0.12:
            return self.leaf(type_)
        if self.rng.random() < 0.06:
            return f"({self.expr('bool', depth - 1)} ? {self.expr(type_, depth - 1)} : {self.expr(type_, depth - 1)})"
        if self.rng.random() < 0.03:
            return f"[{self.expr(type_, depth - 1)}, {self.expr(type_, depth - 1)}][{self.pick('0', '1', '2')}]"
        if self.rng.random() < 0.03:
            return f"{{'k': {self.expr(type_, depth - 1)}}}.{self.pick('k', 'k', 'z')}"
        if self.rng.random() < 0.03:
            return f"{{1: {self.expr(type_, depth - 1)}}}[{self.pick('1', '1', '2')}]"
        if self.rng.random() < 0.03:
            name = self.pick("p", "q")
            value_type = self.pick("int", "string", "bool", "list")
            value = self.expr(value_type, depth - 1)
            self.locals.append((name, value_type))
            body = self.expr(type_, depth - 1)
            self.locals.pop()
            return f"cel.bind({name}, {value}, {body})"
        if self.rng.random() < 0.04:
            return f"optional.of({self.expr(type_, depth - 1)}).orValue({self.expr(type_, depth - 1)})"
        return getattr(self, type_ + "_")(depth - 1)

    def leaf(self, type_):
        r = self.rng
        return {
            "int": lambda: r.choice(INTS + ["i", "j", "x.y", "i"]),
            "uint": lambda: r.choice(UINTS),
            "double": lambda: r.choice(DOUBLES + ["d"]),
            "string": lambda: r.choice(STRINGS + ["s", "t"]),
            "bytes": lambda: r.choice(BYTES),
            "bool": lambda: r.choice(["true", "false", "b"]),
            "time": lambda: r.choice(TIMES),
            "span": lambda: r.choice(SPANS),
            "list": lambda: r.choice(["[]", "[1]", "[1, 2, 3]", "l", "[i, j]", "[3, 1, 2, 3]"]),
            "strings": lambda: r.choice(["['a']", "['a', 'b']", "['x', 'y', 'z']", "[s, 'q']"]),
            "map": lambda: r.choice(["{'a': 1}", "{'a': 1, 'b': 2}", "m", "{'é': 3}"]),
        }[type_]()

    def two(self, type_, d):
        return self.expr(type_, d), self.expr(type_, d)

    def int_(self, d):
        r = self.rng.random()
        if r < 0.35:
            a, b = self.two("int", d)
            return f"({a} {self.pick('+', '-', '*', '/', '%')} {b})"
        if r < 0.42: return f"-({self.expr('int', d)})"
        if r < 0.52: return f"size({self.expr(self.pick('string', 'bytes', 'list', 'map', 'strings'), d)})"
        if r < 0.62: return f"int({self.expr(self.pick('double', 'uint', 'string', 'time', 'int'), d)})"
        if r < 0.70:
            zone = self.pick("", "", self.rng.choice(ZONES))
            part = self.pick("getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfYear", "getDayOfWeek", "getHours", "getMinutes", "getSeconds", "getMilliseconds")
            return f"{self.expr('time', d)}.{part}({zone})"
        if r < 0.75: return f"{self.expr('span', d)}.{self.pick('getHours', 'getMinutes', 'getSeconds', 'getMilliseconds')}()"
        if r < 0.80: return f"{self.expr('list', d)}[{self.expr('int', d)}]"
        if r < 0.84: return f"{self.expr('map', d)}[{self.expr('string', d)}]"
        if r < 0.88:
            a, b = self.two("string", d)
            return f"{a}.{self.pick('indexOf', 'lastIndexOf')}({b}{self.pick('', ', 1', ', 0', ', ' + self.leaf('int'))})"
        if r < 0.94:
            a, b = self.two("int", d)
            return f"math.{self.pick('greatest', 'least', 'bitAnd', 'bitOr', 'bitXor', 'bitShiftLeft', 'bitShiftRight')}({a}, {b})"
        return f"math.{self.pick('abs', 'sign', 'bitNot')}({self.expr('int', d)})"

    def uint_(self, d):
        r = self.rng.random()
        if r < 0.6:
            a, b = self.two("uint", d)
            return f"({a} {self.pick('+', '-', '*', '/', '%')} {b})"
        return f"uint({self.expr(self.pick('int', 'double', 'string'), d)})"

    def double_(self, d):
        r = self.rng.random()
        if r < 0.5:
            a, b = self.two("double", d)
            return f"({a} {self.pick('+', '-', '*', '/')} {b})"
        if r < 0.6: return f"-({self.expr('double', d)})"
        if r < 0.8: return f"double({self.expr(self.pick('int', 'uint', 'string'), d)})"
        return f"math.{self.pick('ceil', 'floor', 'round', 'trunc', 'abs', 'sign', 'sqrt')}({self.expr('double', d)})"

    def string_(self, d):
        r = self.rng.random()
        if r < 0.25:
            a, b = self.two("string", d)
            return f"({a} + {b})"
        if r < 0.50: return f"string({self.expr(self.pick('int', 'uint', 'double', 'bool', 'bytes', 'time', 'span', 'string'), d)})"
        if r < 0.58: return f"{self.expr('string', d)}.{self.pick('lowerAscii', 'upperAscii', 'trim', 'reverse')}()"
        if r < 0.66: return f"{self.expr('string', d)}.substring({self.pick('0', '1', '2', self.leaf('int'))}{self.pick('', ', 2', ', 3')})"
        if r < 0.72: return f"{self.expr('string', d)}.charAt({self.pick('0', '1', self.leaf('int'))})"
        if r < 0.80:
            a, b = self.two("string", d)
            return f"{self.expr('string', d)}.replace({a}, {b}{self.pick('', ', 1', ', -1', ', 0')})"
        if r < 0.86: return f"{self.expr('strings', d)}.join({self.pick('', self.leaf('string'))})"
        if r < 0.90: return f"strings.quote({self.expr('string', d)})"
        if r < 0.93: return f"base64.encode({self.expr('bytes', d)})"
        verb, kind = self.pick(("%s", "int"), ("%d", "int"), ("%.3f", "double"), ("%e", "double"), ("%x", "int"), ("%X", "string"), ("%b", "int"), ("%o", "uint"), ("%s", "double"), ("%s", "list"), ("%s", "map"), ("%s", "bool"), ("%s", "time"), ("%s", "span"), ("%f", "double"), ("%.0f", "double"))
        return f"'<{verb}>'.format([{self.expr(kind, d)}])"

    def bytes_(self, d):
        r = self.rng.random()
        if r < 0.5:
            a, b = self.two("bytes", d)
            return f"({a} + {b})"
        if r < 0.9: return f"bytes({self.expr('string', d)})"
        return f"base64.decode({self.pick(chr(39) + 'aGVsbG8=' + chr(39), self.expr('string', d))})"

    def time_(self, d):
        r = self.rng.random()
        if r < 0.5: return f"({self.expr('time', d)} {self.pick('+', '-')} {self.expr('span', d)})"
        if r < 0.7: return f"({self.expr('span', d)} + {self.expr('time', d)})"
        if r < 0.85: return f"timestamp({self.expr('int', d)})"
        return f"timestamp({self.expr('string', d)})"

    def span_(self, d):
        r = self.rng.random()
        if r < 0.4:
            a, b = self.two("span", d)
            return f"({a} {self.pick('+', '-')} {b})"
        if r < 0.7:
            a, b = self.two("time", d)
            return f"({a} - {b})"
        return f"duration({self.pick(chr(39) + '1h1m1s' + chr(39), chr(39) + '-.5s' + chr(39), chr(39) + '3x' + chr(39), self.expr('string', d))})"

    def loop(self, macro, range_, var_type, body_type, d):
        name = self.pick("v", "w")
        self.locals.append((name, var_type))
        body = self.expr(body_type, d)
        self.locals.pop()
        return f"{range_}.{macro}({name}, {body})"

    def list_(self, d):
        r = self.rng.random()
        if r < 0.25:
            a, b = self.two("list", d)
            return f"({a} + {b})"
        if r < 0.5: return f"[{', '.join(self.expr('int', d) for _ in range(self.rng.randint(0, 4)))}]"
        if r < 0.75: return self.loop("map", self.expr("list", d), "int", "int", d)
        return self.loop("filter", self.expr("list", d), "int", "bool", d)

    def strings_(self, d):
        r = self.rng.random()
        if r < 0.4: return f"{self.expr('string', d)}.split({self.leaf('string')}{self.pick('', ', 2', ', 0', ', -1', ', 1')})"
        if r < 0.7: return f"[{self.expr('string', d)}, {self.expr('string', d)}]"
        return self.loop("map", self.expr("list", d), "int", "string", d)

    def map_(self, d):
        return f"{{{self.expr('string', d)}: {self.expr('int', d)}, {self.expr('string', d)}: {self.expr('int', d)}}}"

    def bool_(self, d):
        r = self.rng.random()
        if r < 0.25:
            a, b = self.two("bool", d)
            return f"({a} {self.pick('&&', '||')} {b})"
        if r < 0.30: return f"!({self.expr('bool', d)})"
        if r < 0.55:
            t = self.pick("int", "uint", "double", "string", "bytes", "bool", "time", "span")
            a, b = self.two(t, d)
            return f"({a} {self.pick('<', '<=', '>', '>=', '==', '!=')} {b})"
        if r < 0.62:
            t = self.pick("list", "map", "strings")
            a, b = self.two(t, d)
            return f"({a} {self.pick('==', '!=')} {b})"
        if r < 0.70:
            t, u = self.pick("int", "uint", "double"), self.pick("int", "uint", "double", "string", "bool")
            return f"(dyn({self.expr(t, d)}) {self.pick('<', '==', '>=', '!=')} dyn({self.expr(u, d)}))"
        if r < 0.76: return f"({self.expr('int', d)} in {self.expr('list', d)})"
        if r < 0.80: return f"({self.expr('string', d)} in {self.expr(self.pick('map', 'strings'), d)})"
        if r < 0.84:
            a, b = self.two("string", d)
            return f"{a}.{self.pick('contains', 'startsWith', 'endsWith')}({b})"
        if r < 0.88: return f"{self.expr('string', d)}.matches({self.rng.choice(PATTERNS)})"
        if r < 0.97: return self.loop(self.pick("all", "exists", "exists_one"), self.expr("list", d), "int", "bool", d)
        return f"has({self.expr('map', d)}.{self.pick('a', 'z')})"


TYPES = ["int", "uint", "double", "string", "bytes", "bool", "bool", "bool", "time", "span", "list", "strings", "map"]


def suite_value(value):
    kind = value.type().name()
    plain = value.value()
    if kind in ("null", "null_type", "NULL"): return {"null": True}
    if kind in ("bool", "BOOL"): return {"bool": plain}
    if kind in ("int", "INT"): return {"int": str(plain)}
    if kind in ("uint", "UINT"): return {"uint": str(plain)}
    if kind in ("double", "DOUBLE"):
        if plain != plain: return {"double": "NaN"}
        if plain in (float("inf"), float("-inf")): return {"double": "Infinity" if plain > 0 else "-Infinity"}
        return {"double": repr(plain)}
    if kind in ("string", "STRING"): return {"string": plain}
    if kind in ("bytes", "BYTES"): return {"bytes": base64.b64encode(bytes(plain)).decode()}
    if kind.startswith(("list", "LIST")): return {"list": [suite_value(v) for v in plain]}
    if kind.startswith(("map", "MAP")):
        return {"map": [{"key": suite_key(k), "value": suite_value(v)} for k, v in plain.items()]}
    raise ValueError(f"{kind}: {plain!r}")


def suite_key(key):
    if isinstance(key, bool): return {"bool": key}
    if isinstance(key, int): return {"int": str(key)}
    return {"string": key}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=2000)
    arguments.add_argument("--depth", type=int, default=4)
    arguments = arguments.parse_args()
    rng = random.Random(arguments.seed)
    extensions = [ext_strings.ExtStrings(), ext_math.ExtMath(), ext_optional.ExtOptional(), ext_bindings.ExtBindings(), ext_encoders.ExtEncoders()]
    env = cel.NewEnv(variables={n: v[1] for n, v in VARIABLES.items()}, extensions=extensions)
    data = {n: v[2] for n, v in VARIABLES.items()}
    tests = []
    while len(tests) < arguments.count:
        type_ = rng.choice(TYPES)
        source = Gen(rng).expr(type_, rng.randint(1, arguments.depth))
        # Times and lengths of time lose nanoseconds in Python: compare their texts.
        if type_ in ("time", "span"): source = f"string({source})"
        if len(source) > 1500: continue
        # The C++ engine does not find dotted variables without its checker.
        unchecked = rng.random() < 0.5 and "x.y" not in source
        try:
            value = env.compile(source, disable_check=unchecked).eval(data=data)
            expect = {"error": [{"message": str(value.value())}]} if value.type().name() in ("ERROR", "*error*", "error") else {"value": suite_value(value)}
        except ValueError as error:
            print(error, file=sys.stderr)
            continue
        except RuntimeError as error:
            expect = {"error": [{"message": str(error)[:200]}]}
        tests.append({
            "id": f"random/{arguments.seed}/{len(tests)}", "file": "random", "expr": source, "disable_check": unchecked,
            "type_env": [{"name": n, "kind": "ident", "type": v[0]} for n, v in VARIABLES.items()],
            "bindings": {n: {"value": v[3]} for n, v in VARIABLES.items()}, "expect": expect,
        })
    json.dump({"tests": tests}, sys.stdout, ensure_ascii=False, indent=0)


if __name__ == "__main__":
    main()
