"""Expressions that are wrong in their syntax, or in their types."""
import re

from typed import TEMPLATES, Gen

TOKENS = ["(", ")", "[", "]", "{", "}", ",", ":", "?", ".", "+", "-", "*", "/", "%", "!", "=", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "&", "|", "^", "~", ";", "@", "#", "$", "in", "true", "null", "x", "a.b", "'s'", "1", "1u", "1.5", "b'x'", "`q`", ".x",
          "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while", "and", "or", "not", "//", "/*", "\\", "\"", "'", "has", "has(", "all", "[?", ".?", "?.", "..", "::", "->", "=>", "<>", "===", "**", "++", "--", "!!", "-!", "!-", "in in", "_", "__x__", "é", "\u00a0", "\ufeff", "\u2028", "\x00", "\x0b", "\x0c", "0x", "1.", "e1", "{}", "[]", "()", "int", "int{}", "a{b: 1}", "google.protobuf.Int64Value{value: 1}", ".int", "x.in", "x.if", "x.for()", "x.`a b`", "`x`()", "a?.b", "a[?0]", "{?'a': 1}", "[?1]", "(?1)", "[,]", "{,}", ",,", "[?,]"]
SPLIT = re.compile(r"\w+|'[^']*'|\s+|[=<>!&|]{1,2}|.", re.S)


def mutant(rng):
    tokens = SPLIT.findall(Gen(rng).whole(rng.randint(1, 3)))
    for _ in range(rng.choice([0, 1, 1, 1, 2, 3])):
        place = rng.randrange(len(tokens) + 1)
        change = rng.random()
        if change < 0.35 or not tokens: tokens.insert(place, rng.choice(TOKENS))
        elif change < 0.6: del tokens[min(place, len(tokens) - 1)]
        elif change < 0.8: tokens[min(place, len(tokens) - 1)] = rng.choice(TOKENS)
        elif change < 0.9: tokens.insert(place, tokens[min(place, len(tokens) - 1)])
        else:
            other = rng.randrange(len(tokens))
            place = min(place, len(tokens) - 1)
            tokens[place], tokens[other] = tokens[other], tokens[place]
    return "".join(tokens)


class Careless(Gen):
    """Takes an expression of any type where one of a certain type is wanted, one time in eight."""

    def expr(self, type_, depth):
        if type_ in TYPES and self.rng.random() < 0.12: type_ = self.rng.choice(TYPES)
        return super().expr(type_, depth)


TYPES = ["int", "uint", "double", "string", "bytes", "bool", "time", "span", "list", "lists", "strings", "map", "dyn", "optional_int"]


def mistyped(rng): return Careless(rng).whole(rng.randint(1, 4))
