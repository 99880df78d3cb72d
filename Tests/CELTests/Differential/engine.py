"""Google's C++ engine (cel-expr-python on PyPI) as a source of expected results, in the form of the suites."""
import base64
import re

from cel_expr_python import cel

EXTENSIONS = ["strings", "math", "lists", "sets", "optional", "bindings", "encoders", "two-var-comprehensions"]
CONFIG = "name: all\nextensions:\n" + "".join(f"  - name: {name}\n" for name in EXTENSIONS)


class Unusable(Exception):
    """The engine has an answer that Python cannot hold exactly."""


def types():
    t = cel.Type
    return {
        "int": t.INT, "uint": t.UINT, "double": t.DOUBLE, "bool": t.BOOL, "string": t.STRING, "bytes": t.BYTES,
        "dyn": t.DYN, "null": t.NULL, "timestamp": t.TIMESTAMP, "duration": t.DURATION, "list(int)": t.List(t.INT),
        "list(string)": t.List(t.STRING), "list(dyn)": t.List(t.DYN), "list(list(int))": t.List(t.List(t.INT)),
        "list(uint)": t.List(t.UINT), "map(uint, string)": t.Map(t.UINT, t.STRING),
        "map(string, int)": t.Map(t.STRING, t.INT), "map(string, dyn)": t.Map(t.STRING, t.DYN),
        "map(int, string)": t.Map(t.INT, t.STRING), "map(bool, int)": t.Map(t.BOOL, t.INT),
    }


class Engine:
    """One environment: variables by name, each a tuple of type, Python value and suite value."""

    def __init__(self, variables, container=None):
        known = types()
        self.variables = variables
        self.container = container
        arguments = {"container": container} if container else {}
        self.env = cel.NewEnv(
            config=cel.NewEnvConfigFromYaml(CONFIG),
            variables={name: known[value[0]] for name, value in variables.items()}, **arguments)
        self.data = {name: value[1] for name, value in variables.items()}

    def case(self, id_, source, unchecked=False, check_only=False):
        """The expression with the engine's answer; raises Unusable where there is none to compare with."""
        test = {"id": id_, "file": id_.split("/")[0], "expr": source}
        if unchecked: test["disable_check"] = True
        if self.container: test["container"] = self.container
        test["type_env"] = [{"name": n, "kind": "ident", "type": v[0]} for n, v in self.variables.items()]
        test["bindings"] = {n: {"value": v[2]} for n, v in self.variables.items()}
        test["expect"] = self.answer(source, unchecked, check_only)
        if check_only and "type" in test["expect"]: test["check_only"] = True
        return test

    def answer(self, source, unchecked, check_only=False):
        try:
            program = self.env.compile(source, disable_check=unchecked)
        except RuntimeError as error:
            if "cel.@mapInsert" in str(error): raise Unusable(str(error)) from error
            return {"error": [{"message": str(error)[:300], "code": 3}]}
        typed = {}
        if not unchecked and "google.protobuf" not in source and "null" not in source:
            # The binding shows wrappers and errors as other types, and has none for maps with strange keys.
            try:
                name = type_text(str(program.return_type()))
            except RuntimeError:
                name = None
            if name: typed = {"type": name}
        if check_only: return typed or {"value": {"bool": True}}
        try:
            value = program.eval(data=self.data)
            shown = repr(value)
            kind = str(value.type())
        except RuntimeError as error:
            if "cel.@mapInsert" in str(error): raise Unusable(str(error)) from error
            return {"error": [{"message": str(error)[:300]}]}
        except (ValueError, TypeError, UnicodeDecodeError, MemoryError) as error:
            # The engine throws what it should have returned (a faulty count of elements, for example).
            raise Unusable(str(error)) from error
        # The package's build has the macros of transformMap, but not the function behind them.
        if "cel.@mapInsert" in shown: raise Unusable(shown)
        if kind == "ERROR":
            if shown.startswith("optional."): raise Unusable("an optional")
            return {"error": [{"message": shown[:300]}]}
        if kind == "UNKNOWN": raise Unusable(shown)
        return {"value": suite_value(value), **typed}


def type_text(name):
    """LIST<MAP<STRING, INT>> as list(map(string, int)); None if the suites cannot write it."""
    if "ERROR" in name or "UNKNOWN" in name or "null" in name: return None
    name = name.replace("<", "(").replace(">", ")")
    return re.sub(r"[A-Z]+", lambda word: word[0].lower(), name)


def suite_value(value):
    kind = str(value.type())
    if kind == "NULL": return {"null": True}
    if kind == "BOOL": return {"bool": value.value()}
    if kind == "INT": return {"int": str(value.value())}
    if kind == "UINT": return {"uint": str(value.value())}
    if kind == "DOUBLE": return {"double": double_text(value.value())}
    if kind == "STRING": return {"string": value.value()}
    if kind == "BYTES": return {"bytes": base64.b64encode(bytes(value.value())).decode()}
    if kind == "TIMESTAMP": return {"timestamp": timestamp(repr(value))}
    if kind == "DURATION": return {"duration": duration(repr(value))}
    if kind == "TYPE": return {"type": repr(value).split("<")[0]}
    if kind.startswith("LIST"): return {"list": [suite_value(element) for element in value.value()]}
    if kind.startswith("MAP"):
        plain = value.value()
        keys = Reader(repr(value)).keys()
        if len(keys) != len(plain): raise Unusable("keys that Python holds for equal")
        return {"map": [{"key": suite_key(text, key), "value": suite_value(plain[key])} for text, key in zip(keys, plain)]}
    raise Unusable(f"{kind}: {value!r}"[:100])


def suite_key(text, key):
    if text in ("true", "false"): return {"bool": text == "true"}
    if text[0] in "\"'": return {"string": key}
    return {"uint": text[:-1]} if text.endswith("u") else {"int": text}


def double_text(double):
    if double != double: return "NaN"
    if double in (float("inf"), float("-inf")): return "Infinity" if double > 0 else "-Infinity"
    return repr(double)


def timestamp(text):
    """Exact, which Python's datetime is not: 2020-01-01T00:00:00.123456789Z."""
    match = re.fullmatch(r"(\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?Z", text)
    if not match: raise Unusable(text)
    year, month, day, hour, minute, second = (int(part) for part in match.groups()[:6])
    years = year - (month <= 2)
    era, of_era = divmod(years, 400)
    days = era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + (153 * ((month + 9) % 12) + 2) // 5 + day - 719469
    return {"seconds": str(days * 86400 + hour * 3600 + minute * 60 + second), "nanos": int((match[7] or "").ljust(9, "0")[:9])}


def duration(text):
    units = {"h": 3600 * 10**9, "m": 60 * 10**9, "s": 10**9, "ms": 10**6, "us": 10**3, "ns": 1}
    sign = -1 if text.startswith("-") else 1
    total = 0
    rest = text.lstrip("-")
    while rest and rest != "0":
        match = re.match(r"(\d+)(?:\.(\d+))?(ms|us|ns|h|m|s)", rest)
        if not match: raise Unusable(text)
        total += int(match[1]) * units[match[3]] + int((match[2] or "").ljust(9, "0")[:9]) * units[match[3]] // 10**9
        rest = rest[match.end():]
    return {"seconds": str(sign * (total // 10**9)), "nanos": sign * (total % 10**9)}


class Reader:
    """The keys of a map as the engine shows it, for the types that Python's dict loses."""

    def __init__(self, text): self.text, self.place = text, 1

    def keys(self):
        keys = []
        while self.text[self.place] != "}":
            start = self.place
            self.skip(":")
            keys.append(self.text[start:self.place])
            self.place += 2
            self.skip(",}")
            if self.text[self.place] == ",": self.place += 2
        return keys

    def skip(self, ends):
        depth = 0
        while depth or self.text[self.place] not in ends:
            letter = self.text[self.place]
            if letter in "\"'": self.string(letter)
            elif letter in "[{(<": depth += 1
            elif letter in "]})>": depth -= 1
            # The colons of an instant: 1970-01-01T00:00:00Z.
            self.place += 1

    def string(self, quote):
        self.place += 1
        while self.text[self.place] != quote: self.place += 2 if self.text[self.place] == "\\" else 1
