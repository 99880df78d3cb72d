"""Random patterns of RE2, many of them odd or malformed, with texts that they may match."""
SCRIPTS = ["Greek", "Latin", "Cyrillic", "Han", "Hiragana", "Arabic", "Common", "Inherited", "Old_Italic", "Zyyy", "greek", "Katakana", "Thai", "Adlam", "Kawi", "Braille", "Nag_Mundari", "Tai_Tham", "Any", "Assigned", "Script=Greek", "sc=Greek", "IsGreek", "InGreek"]
CATEGORIES = ["L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs", "Co", "Cn", "LC", "L&", "Letter", "X", ""]
ASCII = ["alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word", "xdigit", "nope"]
LETTERS = list("abcABCzé߀kKs_09 -./\\ſKİıςσΣДжあ漢ー١५Ⅷ²\u0300\u200d\t\n\r") + ["😀", "ǅ", "ﬀ", "\U0001D400"]


def unit(rng, depth):
    r = rng.random()
    if r < 0.30: return rng.choice(LETTERS).replace("\\", "\\\\")
    if r < 0.36: return rng.choice([".", "^", "$", "\\b", "\\B", "\\A", "\\z", "\\Z", "\\C", "\\G", "\\Q.*\\E", "\\Qa", "\\E"])
    if r < 0.44: return rng.choice(["\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\n", "\\t", "\\v", "\\f", "\\a", "\\r", "\\x41", "\\x{e9}", "\\x{1F600}", "\\x{110000}", "\\x4", "\\101", "\\0", "\\8", "\\1", "\\e", "\\c", "\\h", "\\N", "\\R", "\\X", "\\.", "\\-", "\\_", "\\é", "\\ ", "\\/", "\\u0041", "\\cA"])
    if r < 0.56: return rng.choice(["\\p", "\\P"]) + (rng.choice("LMNPSZCX") if rng.random() < 0.3 else "{" + rng.choice(["", "", "^"]) + rng.choice(SCRIPTS + CATEGORIES) + "}")
    if r < 0.72: return set_(rng)
    if depth <= 0: return rng.choice("abc")
    inner = alternatives(rng, depth - 1)
    opening = rng.choice(["(", "(", "(?:", "(?i)", "(?i:", "(?-i:", "(?s:", "(?m:", "(?U:", "(?is-m:", "(?P<n>", "(?<n>", "(?P<n1_>", "(?=", "(?!", "(?<=", "(?>", "(?#", "(?x:", "(?P=n)", "(?i-i)", "(?", "(?P<1>", "(?P<>", "(?-)", "(?-:", "(?i-:"])
    return opening + inner + rng.choice([")", ")", ")", ")", ")", ""])


def set_(rng):
    parts = []
    for _ in range(rng.randint(0, 4)):
        r = rng.random()
        if r < 0.4: parts.append(rng.choice(LETTERS).replace("\\", "\\\\").replace("]", "\\]"))
        elif r < 0.6:
            a, b = rng.choice(LETTERS), rng.choice(LETTERS)
            parts.append(f"{min(a, b) if rng.random() < 0.9 else max(a, b)}-{max(a, b)}".replace("\\", "\\\\"))
        elif r < 0.7: parts.append("[:" + rng.choice(["", "^"]) + rng.choice(ASCII) + rng.choice([":]", ":]", ":]", "]"]))
        elif r < 0.8: parts.append(rng.choice(["\\d", "\\W", "\\s", "\\pL", "\\p{Greek}", "\\P{Lu}", "\\p{^Latin}", "\\b", "\\x41", "\\]", "\\-", "\\Q", "\\pN", "\\n", "\\A"]))
        else: parts.append(rng.choice(["-", "]", "[", "^", "a-", "-z", "--/", ".", "$", "|", "&&", "a-\\d"]))
    return "[" + rng.choice(["", "", "^"]) + "".join(parts) + rng.choice(["]", "]", "]", "]", "]", ""])


def piece(rng, depth):
    return unit(rng, depth) + rng.choice([""] * 8 + ["*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,}", "{2,1}", "{,2}", "{1001}", "{1000}", "{a}", "{", "**", "*+", "{2}{3}", "{2}?", "{0}", "+*"])


def alternatives(rng, depth):
    return "|".join("".join(piece(rng, depth) for _ in range(rng.randint(0, 3))) for _ in range(rng.choice([1, 1, 1, 2, 3])))


def pattern(rng): return alternatives(rng, 2)


def match(rng):
    from typed import literal
    text = "".join(rng.choice(LETTERS) for _ in range(rng.randint(0, 6)))
    return f"{literal(text)}.matches({literal(pattern(rng))})"
