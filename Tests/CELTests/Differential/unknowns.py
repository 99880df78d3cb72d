#!/usr/bin/env python3
"""Writes unknowns.json: evaluation with unknown variables, in the form of the conformance suite.

    pip install cel-expr-python
    python3 unknowns.py > unknowns.json

What is expected is worked out with Google's C++ engine by brute force: every unknown takes every value of its
domain. If all results agree (an error counts as one result), that is expected; else `unknown`. Where the engine
settles for unknown though all agree, the template carries the reason, and the case says `accepted_loss`.

A binding is {"value": v}, {"unknown": true, "domain": [v…]}, {"value": list, "more": [v…]} (a partly known list, to which
any of the values may be added), or {"value": map, "lacks": [{"path": […], "domain": [v…]}]} (parts that are not known;
those of maps may also be absent).
"""
import itertools
import json
import sys

from cel_expr_python import cel

from engine import CONFIG

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
    # An element of a list has its place; a field may be absent.
    for value in binding.domain + ([ABSENT] if isinstance(binding.path[-1], str) else []):
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
    env = cel.NewEnv(config=cel.NewEnvConfigFromYaml(CONFIG), variables={n: TYPES[b.type] for n, b in bindings.items()})
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
        add("fields", expr, "nothing is known of the map", loss="what is unknown as a whole is not looked into" if expr == "has(m.z)" else None, m=u())
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


def deep_optionals():
    m = lambda: Lacking("map(string, int)", {"a": 1, "b": 2}, ["b"], [1, 2])
    for expr in ["m.?a.hasValue()", "m.?b.hasValue()", "m.?c.hasValue()", "m.?b.or(optional.of(1)).hasValue()", "m.?a.or(m.?b).value()", "m.?c.or(m.?b).hasValue()", "m.?c.orValue(0) == 0", "m.?b.orValue(2) > 0 || true",
                 "m[?'a'].hasValue()", "m[?'b'].hasValue()", "m[?'c'].hasValue()", "m.?a.optMap(v, v + 1).value()", "m.?b.optMap(v, v + 1).value()", "m.?c.optMap(v, 1 / 0).hasValue()", "m.?a.optFlatMap(v, m.?b).hasValue()",
                 "m.?c.optFlatMap(v, m.?b).hasValue()", "optional.of(m).?a.value()", "optional.of(m).?b.hasValue()", "[?m.?a, ?m.?c] == [1]", "[?m.?a, ?m.?b] == [9]", "[?m.?a, ?m.?b].exists(e, e == 1)", "{?'k': m.?a}.k", "{?'k': m.?c} == {}",
                 "{?'k': m.?b} == {'z': 1}", "m.?a == optional.of(1)", "m.?b == optional.none()", "m.?c == optional.none()", "m.?a != m.?c", "optional.ofNonZeroValue(m.a).hasValue()", "optional.ofNonZeroValue(m.?c.orValue(0)).hasValue()"]:
        loss = {"{?'k': m.?b} == {'z': 1}": "an optional entry that is unknown leaves the whole map unknown",
                "m.?b.or(optional.of(1)).hasValue()": "an optional that is unknown as a whole is not looked into"}.get(expr)
        add("optionals", expr, "a known part of a map decides; an unknown one leaves open whether there is a value", loss=loss, m=m())
    for expr in ["optional.of(i).hasValue()", "optional.of(i) == optional.none()", "optional.of(i).optMap(v, 1).value()", "optional.of(1).optMap(v, i).hasValue()", "optional.none().optMap(v, v + i).hasValue()", "optional.of([i]).hasValue()",
                 "optional.of([i, 2])[?1].value()", "optional.of({'a': i}).?b.hasValue()", "[optional.of(i), optional.none()].size()", "optional.ofNonZeroValue(i).hasValue()", "optional.of(i).or(optional.of(1)).hasValue()", "optional.none().or(optional.of(2)).value() + i - i"]:
        loss = {"optional.of(i).hasValue()": "an optional of an unknown is unknown as a whole", "optional.of(i) == optional.none()": "an optional of an unknown is unknown as a whole",
                "optional.of(i).optMap(v, 1).value()": "an optional of an unknown is unknown as a whole", "optional.of(1).optMap(v, i).hasValue()": "an optional of an unknown is unknown as a whole",
                "optional.of(i).or(optional.of(1)).hasValue()": "an optional of an unknown is unknown as a whole", "optional.none().or(optional.of(2)).value() + i - i": "the same variable on both sides",
                "[optional.of(i), optional.none()].size()": "an optional of an unknown may be a fault, as far as the engine knows"}.get(expr)
        add("optionals", expr, "an unknown inside an optional", loss=loss, i=unknown_int())


def two_variables():
    l = lambda: Partial("list(int)", [1, 5], [0, 1, 5])
    e = lambda: Lacking("list(int)", [4, 5, 6], [1], [5, 6])
    for expr in ["l.all(p, v, v > 0)", "l.all(p, v, v == 1)", "l.exists(p, v, v == 5)", "l.exists(p, v, v == 9)", "l.exists(p, v, p == 0)", "l.existsOne(p, v, v == 9)", "l.existsOne(p, v, v < 9)", "l.all(p, v, v != 5)", "l.all(p, v, true)", "l.exists(p, v, false)",
                 "l.exists(p, v, v > 9 && false)", "l.all(p, v, v > 9 || true)", "l.transformList(p, v, v) == [9]", "5 in l.transformList(p, v, v)", "l.transformList(p, v, v > 1, v).exists(w, w == 5)", "[7, 8].all(p, v, v in l)", "[1, 5].all(p, v, v in l)", "[9, 5].exists(p, v, v in l)"]:
        loss = {"l.exists(p, v, p == 0)": "in a partly known list it is not known which place an element has", "l.exists(p, v, v == 9)": "what is missing from the list may be anything, as far as the engine knows",
                "l.existsOne(p, v, v == 9)": "what is missing from the list may be anything, as far as the engine knows", "[7, 8].all(p, v, v in l)": "what is missing from the list may be anything, as far as the engine knows"}.get(expr)
        add("two variables", expr, "a known element decides where it can; what is missing may be anything", loss=loss, l=l())
    for expr in ["e.all(p, v, v > 3)", "e.exists(p, v, p == 1 && v == 9)", "e.exists(p, v, p == 0 && v == 4)", "e.existsOne(p, v, v == 4)", "e.existsOne(p, v, v == 5)", "e.all(p, v, p < 3)", "e.transformList(p, v, p)[2]", "e.transformList(p, v, v)[0]", "e.transformList(p, v, v)[1] == 5",
                 "e.transformList(p, v, p != 1, v)[1]", "e[0]", "e[1]", "e[2] == 6", "e[3]", "size(e)", "4 in e", "5 in e", "e == [4, 5]", "e == [1, 5, 6]", "e.reverse()[0]", "e.slice(0, 1)[0]", "e.filter(v, v == 4)[0]", "e.exists_one(v, v == 6)"]:
        loss = {"e.all(p, v, v > 3)": "an unknown is compared as if it could have any value", "e.exists(p, v, p == 1 && v == 9)": "an unknown is compared as if it could have any value", "e.existsOne(p, v, v == 4)": "an unknown is compared as if it could have any value",
                "e.reverse()[0]": "a function is not given lists with unknown elements", "e.slice(0, 1)[0]": "a function is not given lists with unknown elements", "e.filter(v, v == 4)[0]": "what a filter may let through is not kept"}.get(expr)
        add("index", expr, "an element that is not known keeps its place, and the others are known", loss=loss, e=e())
    m = lambda: Lacking("map(string, int)", {"a": 1, "b": 2}, ["b"], [1, 2])
    for expr in ["m.all(k, v, v == 2)", "m.all(k, v, v < 9)", "m.exists(k, v, k == 'a' && v == 1)", "m.exists(k, v, v == 2)", "m.existsOne(k, v, k == 'a')", "m.all(k, v, k != 'a')", "m.transformMap(k, v, v).a", "m.transformList(k, v, v).exists(w, w == 1)", "m.exists(k, v, v > 0)", "m.all(k, v, v == 1 || k != 'a')"]:
        loss = {"m.all(k, v, v < 9)": "what is missing from the map may be anything, as far as the engine knows", "m.transformMap(k, v, v).a": "a transformed map that is partly known is unknown as a whole", "m.existsOne(k, v, k == 'a')": "which key is missing is not looked at",
                "m.all(k, v, v == 1 || k != 'a')": "which key is missing is not looked at"}.get(expr)
        if "transformMap" in expr: continue
        add("two variables", expr, "known entries decide; the part that is not known may be anything", loss=loss, m=m())


def nested():
    l = lambda: Partial("list(int)", [1, 2], [1, 3])
    for expr in ["l.exists(a, l.exists(b, a + b == 3))", "l.all(a, l.all(b, a + b == 2))", "[1, 3].all(a, l.exists(b, a == b))", "[1, 2].all(a, l.exists(b, a == b))", "[1, 9].exists(a, l.all(b, a == b))", "l.exists(a, [a].all(b, b == 2))", "l.exists(a, [[a]].exists(b, b[0] == 1))",
                 "l.map(a, l.map(b, a)).exists(c, c == [])", "l.filter(a, a == 1).exists(b, b == 1)", "l.filter(a, a == 1).all(b, b == 2)", "[l].exists(a, 1 in a)", "[l].all(a, 1 in a)", "[l, [2]].exists(a, 3 in a)", "[[1], l].all(a, a.exists(b, b == 1))", "{'k': l}.k.exists(b, b == 2)",
                 "cel.bind(v, l, v.exists(a, a == 1) && v.exists(a, a == 2))", "cel.bind(v, l, v.all(a, a == 1))", "l.exists(a, cel.bind(b, a * 2, b == 4))", "l.all(a, cel.bind(b, a * 2, b == 4))", "l.exists(a, a == i)", "l.all(a, a == i)", "[i].all(a, a in l)", "[1, i].exists(a, a in l)"]:
        names = {"l": l()}
        if "i)" in expr or "[i]" in expr or "i]" in expr: names["i"] = Unknown("int", [1, 2, 7])
        loss = {"l.map(a, l.map(b, a)).exists(c, c == [])": "what is missing from a list may be anything", "l.all(a, a == i)": "that the unknown is the same for every element is not looked at"}.get(expr)
        add("nested macros", expr, "a known element decides at any depth", loss=loss, **names)


def sets():
    for known in ([], [1], [1, 2]):
        p = lambda: Partial("list(int)", known, [1, 2, 3])
        for expr in ["sets.contains(l, [1])", "sets.contains(l, [])", "sets.contains(l, [1, 2])", "sets.contains([1, 2, 3], l)", "sets.contains([9], l)", "sets.contains([], l)", "sets.intersects(l, [1])", "sets.intersects(l, [])", "sets.intersects([2, 9], l)", "sets.intersects(l, l)",
                     "sets.equivalent(l, [1])", "sets.equivalent(l, [9])", "sets.equivalent(l, [])", "sets.equivalent([1, 2], l)", "sets.contains(l, [1]) || true", "sets.contains(l, [i])", "sets.intersects(l, [1, i])", "!sets.intersects(l, [7])"]:
            names = {"l": p()}
            if "i]" in expr: names["i"] = Unknown("int", [1, 2])
            loss = {"sets.contains([1, 2, 3], l)": "what is missing from the list may be anything, as far as the engine knows", "!sets.intersects(l, [7])": "what is missing from the list may be anything, as far as the engine knows",
                    "sets.equivalent(l, [9])": "what is missing from the list may be anything, as far as the engine knows", "sets.contains(l, [i])": "the unknown may be no member, as far as the engine knows", "sets.contains([9], l)": "what is missing from the list may be anything, as far as the engine knows",
                    "sets.intersects(l, l)": "what is missing from the list may be anything, as far as the engine knows"}.get(expr)
            # One known element of a set decides these.
            if known and expr in ("sets.contains([9], l)", "sets.intersects(l, l)", "sets.equivalent(l, [9])"): loss = None
            add("sets", expr, "what is known of a set decides where it can", loss=loss, **names)
    for expr in ["sets.contains([1, i], [1])", "sets.contains([1, i], [2])", "sets.contains([1], [i])", "sets.contains([i], [i])", "sets.intersects([1, i], [1])", "sets.intersects([i], [9])", "sets.intersects([i], [])", "sets.equivalent([i], [i])", "sets.equivalent([1, i], [1])", "sets.contains([i], [])", "sets.contains([], [i])",
                 "sets.equivalent([], [i])", "sets.contains([1 / i], [1])"]:
        loss = {"sets.contains([i], [i])": "the same variable on both sides", "sets.equivalent([i], [i])": "the same variable on both sides", "sets.intersects([i], [9])": "an unknown is compared as if it could have any value"}.get(expr)
        add("sets", expr, "an unknown element may be any", loss=loss, i=unknown_int())
    for expr in ["l.sortBy(e, -e)[0]", "[i, 1].sortBy(e, e)[0]", "[2, 1].sortBy(e, e * i)[0]", "[2, 1].sortBy(e, e)[0] + 0 * i", "1 in [i, 1].sort()", "[i].sort() == [i]", "1 in l.sort()"]:
        loss = "functions do not know that they ignore an argument"
        add("sorting", expr, "an order needs all of the list", loss=loss, **({"l": Partial("list(int)", [1], [1, 2])} if "l." in expr else {"i": Unknown("int", [1, 2])}))


def partly_known_maps():
    for path, domain in ((["b"], [1, 2]), (["c"], [3])):
        m = lambda: Lacking("map(string, int)", {"a": 1, "b": 2}, path, domain)
        for expr in ["'a' in m", "'b' in m", "'c' in m", "'d' in m", "s in m", "m.exists(k, m[k] == 1)", "m.all(k, m[k] == 2)", "m == {'a': 1, 'b': 2}", "m == {'a': 7}", "m != {}", "size(m) > 0", "has(m.a) && has(m.d)", "has(m.a) || has(m.b)", "has(m.b) && has(m.d)", "'a' in m && 'd' in m", "['a', 'd'].exists(k, k in m)",
                     "['a', 'b'].all(k, k in m)", "m.exists_one(k, k == 'a')", "m.map(k, k).exists(k, k == 'a')", "m['a'] + 1", "[m].exists(e, has(e.a))", "m.a == 1 ? m.a : 2", "has(m.b) ? 1 : 1", "'b' in m ? m.a : 1"]:
            names = {"m": m()}
            if expr == "s in m": names["s"] = unknown_string()
            loss = {"m != {}": None, "size(m) > 0": "the size of a partly known map is unknown", "m.exists_one(k, k == 'a')": "which key is missing is not looked at"}.get(expr)
            add("partly known maps", expr, "a part that is not known does not hide the others", loss=loss, **names)


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


for part in (connectives, conditionals, relations, membership, fields, scopes, deep_optionals, two_variables, nested, sets,
             partly_known_maps, mixtures): part()
json.dump({"source": "unknowns.py", "licence": "Apache-2.0", "tests": cases}, sys.stdout, indent=1, ensure_ascii=False)
print(len(cases), "cases", file=sys.stderr)
