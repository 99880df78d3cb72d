#!/usr/bin/env python3
"""Writes unknowns.json: evaluation with unknown variables, in the form of the conformance suite.

    pip install cel-expr-python
    python3 unknowns.py > unknowns.json

What is expected is worked out with Google's C++ engine by brute force: every unknown takes every value of its
domain. If all results agree (an error counts as one result), that is expected; else `unknown`. Where the engine
settles for unknown though all agree, the template carries the reason, and the case says `accepted_loss`.

A binding is {"value": v}, {"unknown": true, "domain": [v…]}, {"value": list, "more": [v…]} (a partly known list, to which
any of the values may be added), or {"value": map, "lacks": [{"path": […], "domain": [v…]}]} (parts that are not known;
they may also be absent).
"""
import itertools
import json
import sys

from cel_expr_python import cel
from cel_expr_python.ext import ext_bindings, ext_optional

TYPES = {
    "bool": cel.Type.BOOL, "int": cel.Type.INT, "string": cel.Type.STRING, "dyn": cel.Type.DYN,
    "list(int)": cel.Type.List(cel.Type.INT), "list(string)": cel.Type.List(cel.Type.STRING),
    "map(string, int)": cel.Type.Map(cel.Type.STRING, cel.Type.INT),
    "map(string, bool)": cel.Type.Map(cel.Type.STRING, cel.Type.BOOL),
}
B, I, S = [False, True], [-1, 0, 1, 2], ["", "a", "b", "c"]


class Unknown:
    def __init__(self, type_, domain): self.type, self.domain = type_, domain


class Partial:
    def __init__(self, type_, known, more): self.type, self.known, self.more = type_, known, more


class Lacking:
    def __init__(self, type_, value, path, domain): self.type, self.value, self.path, self.domain = type_, value, path, domain


class Known:
    def __init__(self, type_, value): self.type, self.value = type_, value


def unknown_bool(): return Unknown("bool", B)
def unknown_int(): return Unknown("int", I)
def unknown_string(): return Unknown("string", S)


ABSENT = object()


def substitutions(binding):
    if isinstance(binding, Known): return [binding.value]
    if isinstance(binding, Unknown): return binding.domain
    if isinstance(binding, Partial):
        out = []
        for count in range(3):
            for extra in itertools.product(binding.more, repeat=count):
                out.append(binding.known + list(extra))
                out.append(list(extra) + binding.known)
        return out
    out = []
    for value in binding.domain + [ABSENT]:
        copy = json.loads(json.dumps(binding.value))
        inner = copy
        for step in binding.path[:-1]: inner = inner[step]
        if value is ABSENT: inner.pop(binding.path[-1], None)
        else: inner[binding.path[-1]] = value
        out.append(copy)
    return out


def write(value):
    if isinstance(value, bool): return {"bool": value}
    if isinstance(value, int): return {"int": str(value)}
    if isinstance(value, str): return {"string": value}
    if isinstance(value, (bytes, bytearray)): raise ValueError("bytes")
    if isinstance(value, list): return {"list": [write(v) for v in value]}
    if isinstance(value, dict): return {"map": [{"key": write(k), "value": write(v)} for k, v in value.items()]}
    if value is None: return {"null": True}
    raise ValueError(repr(value))


def describe(binding):
    if isinstance(binding, Known): return {"value": write(binding.value)}
    if isinstance(binding, Unknown): return {"unknown": True, "domain": [write(v) for v in binding.domain]}
    if isinstance(binding, Partial): return {"value": write(binding.known), "more": [write(v) for v in binding.more]}
    return {"value": write(binding.value), "lacks": [{"path": binding.path, "domain": [write(v) for v in binding.domain]}]}


cases = []


def plain(value):
    kind = value.type().name()
    if kind == "ERROR": return ("error",)
    return (kind, repr(value.plain_value())), value.plain_value()


def add(section, expr, reason, loss=None, **bindings):
    env = cel.NewEnv(variables={n: TYPES[b.type] for n, b in bindings.items()},
                     extensions=[ext_optional.ExtOptional(), ext_bindings.ExtBindings()])
    compiled = env.compile(expr)
    results = {}
    for choice in itertools.product(*[substitutions(b) for b in bindings.values()]):
        result = compiled.eval(data=dict(zip(bindings, choice)))
        if result.type().name() == "ERROR": results["error"] = None
        else: results[result.type().name() + repr(result.plain_value())] = result.plain_value()
    case = {
        "id": f"unknowns/{section}/{len(cases) + 1}", "file": "unknowns", "section": section, "expr": expr, "reason": reason,
        "type_env": [{"name": n, "kind": "ident", "type": b.type} for n, b in bindings.items()],
        "bindings": {n: describe(b) for n, b in bindings.items()},
    }
    if len(results) > 1: case["expect"] = {"unknown": True}
    elif "error" in results: case["expect"] = {"error": [{"message": "every substitution fails"}]}
    else: case["expect"] = {"value": write(next(iter(results.values())))}
    if loss and len(results) == 1:
        case["accepted_loss"] = loss
        case["every_substitution"] = case["expect"]
        case["expect"] = {"unknown": True}
    cases.append(case)


def connectives():
    terms = {"false": {}, "true": {}, "x": {"x": unknown_bool()}, "y": {"y": unknown_bool()},
             "(1 / z == 1)": {"z": Known("int", 0)}, "(1 / z == 2)": {"z": Unknown("int", [0, 1])}}
    for operator, decider in (("&&", "false"), ("||", "true")):
        for (a, va), (b, vb) in itertools.product(terms.items(), repeat=2):
            if not {**va, **vb} or set(va) & set(vb): continue
            add("connectives", f"{a} {operator} {b}",
                f"{decider} decides {operator} beside unknowns and faults; an unknown beside a fault may yet become {decider}",
                **va, **vb)
    for expr in ["!x", "!(x && false)", "!(x || true)", "x && y && false", "x || y || true", "x && true && y",
                 "(x || true) && (y || true)", "(x && false) || (y && false)", "!x || !y", "!(x && y)"]:
        names = {n: unknown_bool() for n in ("x", "y") if n in expr}
        add("connectives", expr, "a chain is decided by any one of its terms", **names)
    loss = "each side is unknown by itself; that both speak of the same variable is not looked at"
    for expr in ["x && !x", "x || !x", "x == x", "x != x", "(x && y) || !x || !y"]:
        add("same variable", expr, "the same variable on both sides", loss=loss, **{n: unknown_bool() for n in ("x", "y") if n in expr})
    for expr in ["i < i", "i == i", "i - i == 0", "i * 0 == 0", "i <= i"]:
        add("same variable", expr, "the same variable on both sides", loss=loss, i=unknown_int())


def conditionals():
    x = unknown_bool
    for expr in ["x ? 1 : 2", "x ? 1 : 1", "x ? 'a' : 'a'", "x ? true : true", "true ? 1 : i", "false ? 1 : i",
                 "x ? 1 : i", "x ? y : true", "x && false ? 1 : 2", "x || true ? 1 : 2", "x ? 1 / 0 : 1", "x ? 1 / 0 : 2 / 0",
                 "(x ? 1 : 1) == 1", "(x ? 'a' : 'b') == 'c'", "x ? (y ? 1 : 1) : 1", "!x ? 3 : 3", "x == y ? 3 : 3", "i > 0 ? 'p' : 'p'"]:
        loss = None
        if expr == "x ? 1 / 0 : 2 / 0": loss = "the branches are compared as values; two faults are not"
        if expr == "(x ? 'a' : 'b') == 'c'": loss = "the unknown conditional keeps no set of possible values"
        names = {}
        if "x" in expr: names["x"] = x()
        if "y" in expr: names["y"] = x()
        if "i" in expr.replace("p", "") and " i" in " " + expr: names["i"] = unknown_int()
        add("conditional", expr, "an unknown condition leaves both branches open; equal scalars on both sides decide", loss=loss, **names)
    add("conditional", "1 / i > 0 ? 1 : 1", "the condition may be a fault, so equal branches do not decide", i=unknown_int())
    add("conditional", "m.a ? 1 : 1", "the condition may be a fault (no such key), so equal branches do not decide",
        m=Unknown("map(string, bool)", [{}, {"a": True}]))


def relations():
    for operator in ("==", "!=", "<", "<=", ">", ">="):
        add("relations", f"i {operator} 1", "the unknown may stand on either side of the relation", i=unknown_int())
        add("relations", f"1 {operator} i", "the unknown may stand on either side of the relation", i=unknown_int())
        add("relations", f"i {operator} j", "two unknowns", i=unknown_int(), j=unknown_int())
        add("relations", f"s {operator} 'b'", "an unknown text", s=unknown_string())
        add("relations", f"i {operator} 1 / 0", "a fault stays a fault whatever the unknown is", i=unknown_int())
    for expr in ["i + 1", "i * j", "-i", "s + 'x'", "size(s)", "string(i)", "s.contains('a')", "s.startsWith('')", "s.matches('.*')"]:
        names = {}
        if "i" in expr.replace("string", "").replace("contains", "").replace("size", "").replace("startsWith", ""): names["i"] = unknown_int()
        if "j" in expr: names["j"] = unknown_int()
        if "s + " in expr or "s." in expr or "size(s)" in expr: names = {"s": unknown_string()}
        add("calls", expr, "a call with an unknown argument is unknown", loss="functions do not know that they ignore an argument", **names)
    for expr in ["i + 1 / 0", "1 / 0 + i", "size(s) + 1 / 0", "i / 0"]:
        names = {"s": unknown_string()} if "s" in expr else {"i": unknown_int()}
        add("calls", expr, "a fault in an argument stays a fault whatever the unknown is",
            loss="division is a function like others: that it fails for every dividend is not known beforehand" if expr == "i / 0" else None, **names)
    add("calls", "10 / i", "some substitutions fail, some do not", i=unknown_int())


def membership():
    for expr in ["i in [1, 2]", "i in []", "1 in [i, 2]", "1 in [i, 1]", "1 in [i, j, 1]", "i in [j]", "1 in [2, 3]",
                 "i in [1, 2] || true", "!(i in [])", "s in ['a', 'b']", "1 in [1 / i, 1]", "1 / i in []"]:
        names = {}
        if "i" in expr.replace("in", ""): names["i"] = unknown_int()
        if "j" in expr: names["j"] = unknown_int()
        if "s" in expr: names["s"] = unknown_string()
        add("membership", expr, "a known equal element decides, unless an element may be a fault", **names)
    add("membership", "'z' in ['a', s]", "the text may be the one asked for", s=Unknown("string", ["a", "z"]))
    for known in ([], [1], [1, 2], [3]):
        p = lambda: Partial("list(int)", known, [1, 2, 3])
        for expr in ["1 in l", "2 in l", "!(1 in l)", "1 in l || 3 in l", "1 in l && 3 in l", "size(l) > 0", "size(l) >= 0", "l == [1]", "l == [1, 2]", "l == []",
                     "l != [9]", "l[0] == 1", "l.all(e, e == 1)", "l.all(e, e < 9)", "l.exists(e, e == 1)", "l.exists(e, e > 2)", "l.exists_one(e, e == 1)",
                     "l.exists_one(e, e < 9)", "l.all(e, e != 3)", "[1, 3].all(e, e in l)", "[1, 2].exists(e, e in l)",
                     "l.filter(e, e == 1) == [9]", "1 in l.filter(e, e > 0)", "2 in l.map(e, e * 2)", "l.exists(e, 1 / (e - 1) > 0)", "l.all(e, 1 / (e - 1) > 5)",
                     "l + [7] == [7]", "7 in l + [7]", "7 in [7] + l", "i in l"]:
            names = {"l": p()}
            if expr.startswith("i "): names["i"] = Unknown("int", [1, 2])
            loss = None
            if expr in ("size(l) > 0", "size(l) >= 0"): loss = "the size of a partly known list is unknown; its lower bound is not used"
            if expr == "l.all(e, e < 9)": loss = "what is missing from the list may be anything, as far as the engine knows"
            if expr == "l != [9]" and known == [] or expr == "l.filter(e, e == 1) == [9]" and 1 not in known: loss = "what is missing may make the lists equal, as far as the engine knows"
            if expr == "2 in l.map(e, e * 2)": loss = "a function in the transform may fail on what is missing, so the new list is unknown as a whole"
            if expr == "l[0] == 1": loss = "an index of a partly known list is unknown"
            if expr == "i in l": loss = "the unknown may be no member, as far as the engine knows: it keeps no set of possible values"
            add("partly known lists", expr, "what is known of a list decides where it can; the rest is open", loss=loss, **names)


def fields():
    m = lambda: Lacking("map(string, int)", {"a": 1, "b": 2}, ["b"], [1, 2])
    for expr in ["m.a", "m.b", "has(m.a)", "has(m.b)", "has(m.c)", "m.a == 1 || m.b == 1", "m.a == 2 && m.b == 1", "'a' in m", "'b' in m", "'c' in m", "m['a']", "m['b']",
                 "m.b == 2 || true", "m == {'a': 9}", "m == {'a': 2, 'b': 1}", "size(m) == 2", "m.exists(k, k == 'a')", "m.all(k, k != 'a')", "m.b + 1 / 0",
                 "m.?a.orValue(5)", "m.?b.orValue(5)", "m.?c.orValue(5)", "m.c", "[m.a, m.a] == [1, 1]"]:
        add("fields", expr, "a part that is not known does not hide the others", m=m())
    u = lambda: Unknown("map(string, int)", [{}, {"a": 1}, {"a": 2, "b": 1}])
    for expr in ["m.a", "has(m.a)", "has(m.z)", "m.a == 1 || true", "m.size() == 0", "'a' in m", "m == {}", "m.exists(k, true)", "m.all(k, true)", "has(m.a) ? m.a : 1"]:
        add("fields", expr, "nothing is known of the map", loss="what is unknown as a whole is not looked into" if expr in ("has(m.z)", "m.all(k, true)") else None, m=u())
    for expr in ["{'k': i}.k == 1", "{'k': i, 'l': 2}.l", "has({'k': i}.k)", "has({'k': i}.z)", "'k' in {'k': i}", "size({'k': i})", "{'k': i} == {'z': 1}", "[i, 2][1]", "[i, 2][0]",
                 "size([i, i])", "[i, 2] == [1, 3]", "[i, 2] == [1]", "[i] == [1]", "[i, 2].exists(e, e == 2)", "[i, 2].all(e, e == 3)", "[i, 2].map(e, e == 2)[1]", "{'k': 1 / i}.k", "size([1 / i])",
                 "[1 / i, 2][1]", "[i, 5].filter(e, e > 3).exists(e, e == 5)", "size([i, 5].filter(e, e > 3)) > 0", "[i, i].exists_one(e, e == 9)", "[1, 1, i].exists_one(e, e == 1)", "[1, i].exists_one(e, e == 1)", "{1: i}[1] == i"]:
        loss = None
        if expr in ("has({'k': i}.k)",): loss = "has() of an unknown is unknown, though here the key is there for certain"
        if expr == "size([i, 5].filter(e, e > 3)) > 0": loss = "the size of a partly known list is unknown"
        if expr == "{1: i}[1] == i": loss = "the same variable on both sides"
        if expr in ("[i, i].exists_one(e, e == 9)",): loss = "an unknown is compared as if it could have any value"
        add("containers", expr, "an unknown element keeps its place; the container is known as far as it goes", loss=loss, i=unknown_int())


def scopes():
    for expr in ["cel.bind(v, x, v && false)", "cel.bind(v, x, v || true)", "cel.bind(v, x, v)", "cel.bind(v, 1 / 0, true)", "cel.bind(v, x, 1)", "cel.bind(v, [x, true], v[1])",
                 "[1, 2, 3].exists(e, x)", "[1, 2].all(e, x)", "[].all(e, x)", "[].exists(e, x)", "[1].map(e, x)[0]", "[true, x].exists(e, e)", "[false, x].all(e, e)", "[x].all(e, e)",
                 "[1, 2].exists(e, e == 2 || x)", "[1, 2].all(e, e == 1 && x)", "[1, 2].filter(e, x) == [3]", "[1, 2].exists_one(e, x)", "[1].exists_one(e, x)"]:
        loss = None
        if expr == "[1, 2].filter(e, x) == [3]": loss = "what a filter may let through is not kept"
        if expr == "[1, 2].exists_one(e, x)": loss = "that the unknown is the same for every element is not looked at"
        add("macros", expr, "one known element decides where it can", loss=loss, **({"x": unknown_bool()} if "x" in expr.replace("exists", "") else {"x": unknown_bool()}))
    for expr in ["optional.of(x).hasValue()", "optional.of(x).orValue(true)", "optional.none().orValue(x)", "optional.of(true).orValue(x)", "[?optional.of(1), i][0]", "optional.of(i).value() == 1"]:
        names = {}
        if "x" in expr: names["x"] = unknown_bool()
        if "i)" in expr or " i" in expr: names["i"] = unknown_int()
        loss = "an optional of an unknown is unknown as a whole" if expr == "optional.of(x).hasValue()" else None
        add("optionals", expr, "orValue asks for the alternative only where there is no value", loss=loss, **names)


def mixtures():
    """A typical condition, with every way of knowing or not knowing its parts."""
    expr = "a && k in ['x', 'y'] && !(d in c) && n == 'w'"
    choices = {
        "a": [Known("bool", True), Known("bool", False), Unknown("bool", B)],
        "k": [Known("string", "x"), Known("string", "z"), Unknown("string", ["x", "z"])],
        "c": [Known("list(string)", ["p"]), Known("list(string)", ["q"]), Partial("list(string)", ["q"], ["p", "r"]), Partial("list(string)", ["p"], ["q"])],
        "n": [Known("string", "w"), Unknown("string", ["w", "v"])],
    }
    for a, k, c, n in itertools.product(*choices.values()):
        add("condition", expr, "a false term decides; else the unknown terms leave it open", a=a, k=k, c=c, n=n, d=Known("string", "p"))


for part in (connectives, conditionals, relations, membership, fields, scopes, mixtures): part()
json.dump({"source": "unknowns.py", "licence": "Apache-2.0", "tests": cases}, sys.stdout, indent=1, ensure_ascii=False)
print(len(cases), "cases", file=sys.stderr)
