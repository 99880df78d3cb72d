"""Random expressions, well typed for the most part, from one list of templates per type."""
import re

import literals
import patterns

#: {type} stands for an expression of that type; <v:type> declares a macro's variable for what follows in the template.
TEMPLATES = {
    "any": [
        "({bool} ? {T} : {T})", "[{T}, {T}][{index}]", "{{'k': {T}, 'l': {T}}}.{key}", "{{1: {T}}}[{index}]", "{{1u: {T}, true: {T}}}[{mapkey}]",
        "optional.of({T}).orValue({T})", "optional.none().orValue({T})", "{{'k': {T}}}.?{key}.orValue({T})", "[{T}][?{index}].orValue({T})", "{{'k': {T}}}[?'{key}'].orValue({T})",
        "optional.of({T}).value()", "optional.of({T}).or(optional.of({T})).value()", "[{T}, {T}].first().value()", "[{T}, {T}].last().orValue({T})",
        "optional.of({int}).optMap(<v:int>, {T}).orValue({T})", "optional.of({T}).optFlatMap(<v:T>, optional.of({T})).value()",
        "cel.bind(<v:int>, {int}, {T})", "cel.bind(<v:string>, {string}, {T})", "cel.bind(<v:list>, {list}, {T})", "cel.bind(<v:T>, {T}, {T})", "dyn({T})",
        "[{T}, {T}].filter(<v:T>, {bool})[0]", "[{T}].map(<v:T>, {T})[0]", "[{int}].map(<v:int>, {T})[0]", "[[{T}]].flatten()[0]", "({T})", "[?{optional_T}, {T}][{index}]",
        "{{?'k': {optional_T}}}.{key}", "[{T}].transformList(<i:int>, <v:T>, {T})[0]", "{{'k': {T}}}.transformMap(<w:string>, <v:T>, {T}).k",
    ],
    "int": [
        "({int} + {int})", "({int} - {int})", "({int} * {int})", "({int} / {int})", "({int} % {int})", "{int}+{int}", "{int} - {int} * {int}", "-({int})", "-{int}", "--{int}", "size({string})", "size({list})", "{map}.size()",
        "size({bytes})", "{strings}.size()", "int({double})", "int({uint})", "int({string})", "int({time})", "int({int})", "{time}.{part}()", "{time}.{part}({zone})", "{span}.{spanpart}()",
        "{list}[{int}]", "{list}[{index}]", "{map}[{string}]", "{map}.{key}", "m.a", "{string}.indexOf({string})", "{string}.lastIndexOf({string})", "{string}.indexOf({string}, {index})", "{string}.lastIndexOf({string}, {index})",
        "math.greatest({int}, {int})", "math.least({int}, {int}, {int})", "math.greatest({list})", "math.bitAnd({int}, {int})", "math.bitOr({int}, {int})", "math.bitXor({int}, {int})", "math.bitNot({int})",
        "math.bitShiftLeft({int}, {index})", "math.bitShiftRight({int}, {int})", "math.abs({int})", "math.sign({int})", "{list}.map(<v:int>, {int})[{index}]", "{list}.filter(<v:int>, {bool}).size()", "{lists}.flatten().size()", "{lists}[{index}].size()",
    ],
    "uint": ["({uint} + {uint})", "({uint} - {uint})", "({uint} * {uint})", "({uint} / {uint})", "({uint} % {uint})", "uint({int})", "uint({double})", "uint({string})", "math.bitAnd({uint}, {uint})", "math.bitShiftLeft({uint}, {index})", "math.greatest({uint}, {uint})"],
    "double": [
        "({double} + {double})", "({double} - {double})", "({double} * {double})", "({double} / {double})", "-({double})", "double({int})", "double({uint})", "double({string})", "math.ceil({double})", "math.floor({double})",
        "math.round({double})", "math.trunc({double})", "math.abs({double})", "math.sign({double})", "math.sqrt({double})", "math.sqrt({int})", "math.greatest({double}, {double})", "math.least([{double}, {double}])",
    ],
    "string": [
        "({string} + {string})", "string({int})", "string({uint})", "string({double})", "string({bool})", "string({bytes})", "string({time})", "string({span})", "string({string})", "{string}.lowerAscii()", "{string}.upperAscii()",
        "{string}.trim()", "{string}.reverse()", "{string}.substring({index})", "{string}.substring({index}, {index})", "{string}.charAt({index})", "{string}.replace({string}, {string})", "{string}.replace({string}, {string}, {index})",
        "{strings}.join()", "{strings}.join({string})", "strings.quote({string})", "base64.encode({bytes})", "'<{verb}>'.format([{scalar}])", "'{verb}|{verb}'.format([{scalar}, {scalar}])", "'%s'.format([{list}])", "'%s'.format([{map}])", "'%s'.format([[{scalar}, {scalar}]])",
        "{strings}[{index}]", "mi[{int}]", "mu[{uint}]", "{strings}.sort()[0]", "string({list}[0])",
    ],
    "bytes": ["({bytes} + {bytes})", "bytes({string})", "base64.decode({string})", "base64.decode(base64.encode({bytes}))"],
    "time": ["({time} + {span})", "({time} - {span})", "({span} + {time})", "timestamp({int})", "timestamp({string})", "timestamp({time})", "timestamp(string({time}))"],
    "span": ["({span} + {span})", "({span} - {span})", "({time} - {time})", "duration({string})", "duration({span})", "duration(string({span}))"],
    "list": [
        "({list} + {list})", "[]", "[{int}]", "[{int}, {int}, {int}]", "{list}.map(<v:int>, {int})", "{list}.map(<v:int>, {bool}, {int})", "{list}.filter(<v:int>, {bool})", "{list}.sort()", "{list}.reverse()", "{list}.distinct()",
        "{list}.slice({index}, {index})", "lists.range({index})", "{lists}.flatten()", "{list}.sortBy(<v:int>, {int})", "{list}.sortBy(<v:int>, {string})", "{list}.transformList(<i:int>, <v:int>, {int})", "{list}.transformList(<i:int>, <v:int>, {bool}, {int})",
        "{strings}.map(<v:string>, {int})", "{map}.filter(<w:string>, {bool}).map(<w:string>, {int}).sort()", "{map}.transformList(<w:string>, <v:int>, {int}).sort()", "{lists}[{index}]", "[?{optional_int}, ?{optional_int}]", "{list}.filter(<v:int>, {list}.exists(<w:int>, {bool}))",
    ],
    "lists": ["[{list}, {list}]", "[]", "({lists} + {lists})", "{list}.map(<v:int>, {list})", "{lists}.filter(<v:list>, {bool})"],
    "strings": ["{string}.split({string})", "{string}.split({string}, {index})", "[{string}, {string}]", "{list}.map(<v:int>, {string})", "{strings}.filter(<w:string>, {bool})", "({strings} + {strings})", "{strings}.sort()", "{strings}.distinct()"],
    "map": ["{{{string}: {int}}}", "{{{string}: {int}, {string}: {int}}}", "{{'a': {int}, 'b': {int}}}", "{{}}", "{map}.transformMap(<w:string>, <v:int>, {int})", "{map}.transformMap(<w:string>, <v:int>, {bool}, {int})",
            "{list}.transformMapEntry(<i:int>, <v:int>, {{string(<=v>): {int}}})", "{{?{string}: {optional_int}}}", "{strings}.transformMapEntry(<i:int>, <w:string>, {{<=w>: {int}}})"],
    "bool": [
        "({bool} && {bool})", "({bool} || {bool})", "{bool} && {bool} || {bool}", "({bool} && {error})", "({error} || {bool})", "({error} && {bool} && {bool})", "!({bool})", "!{bool}", "!!{bool}", "({int} {rel} {int})", "({uint} {rel} {uint})", "({double} {rel} {double})", "({string} {rel} {string})",
        "({bytes} {rel} {bytes})", "({bool} {rel} {bool})", "({time} {rel} {time})", "({span} {rel} {span})", "({list} {eq} {list})", "({map} {eq} {map})", "({strings} {eq} {strings})", "({lists} {eq} {lists})", "({int} {rel} {uint})", "({int} {rel} {double})",
        "({double} {rel} {uint})", "(dyn({scalar}) {eq} dyn({scalar}))", "(dyn({scalar}) {rel} dyn({scalar}))", "([dyn({scalar})] {eq} [dyn({scalar})])", "({int} in {list})", "({string} in {map})", "({string} in {strings})", "(dyn({scalar}) in {list})", "(dyn({scalar}) in dyn({map}))", "({list} in {lists})",
        "{string}.contains({string})", "{string}.startsWith({string})", "{string}.endsWith({string})", "{string}.matches({pattern})", "matches({string}, {pattern})", "{list}.all(<v:int>, {bool})", "{list}.exists(<v:int>, {bool})", "{list}.exists_one(<v:int>, {bool})",
        "{map}.all(<w:string>, {bool})", "{map}.exists(<w:string>, {bool})", "{strings}.exists_one(<w:string>, {bool})", "{lists}.all(<v:list>, {bool})", "{list}.all(<i:int>, <v:int>, {bool})", "{list}.exists(<i:int>, <v:int>, {bool})", "{list}.existsOne(<i:int>, <v:int>, {bool})",
        "{map}.exists(<w:string>, <v:int>, {bool})", "{map}.all(<w:string>, <v:int>, {bool})", "has({map}.{key})", "has({{'k': {scalar}}}.{key})", "sets.contains({list}, {list})", "sets.intersects({list}, {list})", "sets.equivalent({list}, {list})", "sets.contains({strings}, {strings})",
        "type({scalar}) {eq} type({scalar})", "type({scalar}) == {typename}", "bool({string})", "math.isNaN({double})", "math.isInf({double})", "math.isFinite({double})", "{optional_int}.hasValue()", "({optional_int} {eq} {optional_int})", "({span} {rel} {time} - {time})",
        "[{scalar}, {scalar}].exists(<v:dyn>, <=v> {eq} {scalar})", "[{error}, {bool}].exists(<v:bool>, {bool})", "[0, 1, 2].all(<v:int>, {int} / <=v> > 0)", "[0, 1, 2].exists(<v:int>, {int} % <=v> == 0)", "any.k[{index}] {eq} {scalar}", "any.{key} {eq} {scalar}", "(z {rel} {scalar})", "n {eq} dyn({scalar})",
    ],
    "error": ["1 / 0 > 0", "[1][{int}] == 1", "{{}}['a']", "int('x') == 1", "dyn(1) + 'a' == 1", "dyn({scalar}) && true", "({int} / 0 == 1)", "9223372036854775807 + {int} > 0", "{string}.matches('(')", "timestamp({string}) > at"],
    "optional_int": ["optional.of({int})", "optional.none()", "{map}.?{key}", "{list}[?{index}]", "optional.ofNonZeroValue({int})", "{optional_int}.or({optional_int})", "{optional_int}.optMap(<v:int>, {int})", "{optional_int}.optFlatMap(<v:int>, {optional_int})", "optional.of({map}).?{key}", "optional.of({list})[?{index}]"],
    "optional_T": ["optional.of({T})", "optional.none()"],
    "typename": ["int", "uint", "double", "string", "bytes", "bool", "list", "map", "null_type", "type", "google.protobuf.Timestamp", "google.protobuf.Duration"],
    "rel": ["<", "<=", ">", ">=", "==", "!="], "eq": ["==", "!="], "key": ["k", "a", "b", "zz"], "index": ["0", "1", "2", "3", "-1", "1", "0", "i"], "mapkey": ["1", "1u", "1.0", "true", "false", "2"],
    "part": ["getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfYear", "getDayOfWeek", "getHours", "getMinutes", "getSeconds", "getMilliseconds"], "spanpart": ["getHours", "getMinutes", "getSeconds", "getMilliseconds"],
    "zone": ["'UTC'", "'Europe/Berlin'", "'America/New_York'", "'+05:30'", "'-08:00'", "'02:00'", "'Asia/Kathmandu'", "'nowhere'", "'America/St_Johns'"],
    "verb": ["%s", "%d", "%.3f", "%e", "%x", "%X", "%b", "%o", "%f", "%.0f", "%.10e", "%%", "%s"],
}
SCALARS = ["int", "uint", "double", "string", "bytes", "bool", "time", "span"]
LEAVES = {
    "int": literals.INTS + ["i", "j", "i", "j", "big", "x.y", "1", "2", "0"], "uint": literals.UINTS + ["u", "1u"], "double": literals.DOUBLES + ["d", "nan", "z"],
    "string": literals.STRINGS + ["s", "t", "s", "'%s'", "\"it's\"", "r'\\n'", "'''x\ny'''", "'a b c'"], "bytes": literals.BYTES + ["y"], "bool": ["true", "false", "b"], "time": literals.TIMES + ["at"], "span": literals.SPANS + ["span"],
    "list": ["[]", "[1]", "[1, 2, 3]", "l", "[i, j]", "[3, 1, 2, 3,]", "ll[0]", "lists.range(3)"], "lists": ["ll", "[[1, 2], [3]]", "[[]]"], "strings": ["['a']", "['b', 'a']", "ss", "[s, 'q']", "[t]"],
    "map": ["{}", "{'a': 1}", "{'a': 1, 'b': 2}", "m", "{'é': 3, '': 0,}"], "optional_int": ["optional.of(1)", "optional.none()", "m.?a", "l[?0]"], "dyn": ["any", "z", "dyn(1)", "any.k"],
}


class Gen:
    def __init__(self, rng):
        self.rng, self.locals = rng, []

    def whole(self, depth):
        source = self.expr(self.rng.choice(SCALARS + ["bool"] * 4 + ["list", "strings", "map", "lists"]), depth)
        if self.rng.random() < 0.1: source = re.sub(r" ", lambda _: self.rng.choice([" ", "\n", "\t ", " // note\n", "  "]), source) if "'" not in source else source
        return source

    def expr(self, type_, depth):
        rng = self.rng
        if type_ == "scalar": type_ = rng.choice(SCALARS)
        if type_ == "pattern": return literal(patterns.pattern(rng))
        named = [name for name, of in self.locals if of == type_]
        if named and rng.random() < 0.4: return rng.choice(named)
        if type_ in TEMPLATES and type_ not in LEAVES:
            if not type_.startswith("optional") and type_ != "error": return rng.choice(TEMPLATES[type_])
        elif depth <= 0 or rng.random() < 0.12: return rng.choice(LEAVES[type_])
        # Now and then something of another type, so that errors are covered.
        if rng.random() < 0.01: return self.expr(rng.choice(list(LEAVES)), depth - 1)
        general = type_ in LEAVES and rng.random() < 0.2 or type_ not in TEMPLATES
        return self.fill(rng.choice(TEMPLATES["any" if general else type_]), type_, depth - 1)

    def fill(self, template, type_, depth):
        before = len(self.locals)
        declared = {}

        def part(match):
            if match[0] in ("{{", "}}"): return match[0][0]
            if match[1] == "optional_T": return self.fill(self.rng.choice(TEMPLATES["optional_T"]), type_, depth)
            if match[1]: return self.expr(type_ if match[1] == "T" else match[1], depth)
            if match[2]: return declared[match[2]]
            name = match[3] if self.rng.random() < 0.8 else self.rng.choice(["v", "w", "i", "s"])
            if name in declared.values(): name = match[3]
            declared[match[3]] = name
            self.locals = [(n, t) for n, t in self.locals if n != name] + [(name, type_ if match[4] == "T" else match[4])]
            return name

        kept = list(self.locals)
        out = re.sub(r"\{\{|\}\}|\{(\w+)\}|<=(\w+)>|<(\w+):(\w+)>", part, template)
        self.locals = kept
        return out


def literal(text):
    """A text as a literal, with escapes where it needs them."""
    return "'" + "".join("\\" + c if c in "\\'" else "\\n" if c == "\n" else "\\r" if c == "\r" else c for c in text) + "'"
