#!/usr/bin/env python3
"""Writes UnicodeTables.swift: categories, scripts and case orbits of Unicode 15.1, the version of RE2.

    pip install unicodedata2==15.1.0 fonttools==4.53.1
    python3 generate.py > UnicodeTables.swift

Each class is a row of numbers, two for each range: how far it begins after the end of the one before, and how many
scalars it has beyond the first. Numbers are written in base 32 from the lowest digit up, one character from '0' on for
each digit, 32 higher for all digits but the last.
"""
import sys
import unicodedata
from bisect import bisect_right

import unicodedata2
from fontTools.unicodedata import Scripts, script_name

assert unicodedata2.unidata_version == "15.1.0"
assert Scripts.RANGES[bisect_right(Scripts.RANGES, 0x11F00) - 1] == 0x11F00, "scripts of Unicode 15"
WIDTH = 112
LAST = 0x10FFFF


def digits(number):
    out = ""
    while True:
        number, low = divmod(number, 32)
        out += chr(0x30 + low + (32 if number else 0))
        if not number: return out


def ranges(scalars):
    out = []
    for scalar in sorted(scalars):
        if out and out[-1][1] == scalar - 1: out[-1][1] = scalar
        else: out.append([scalar, scalar])
    return out


def row(scalars):
    end, out = 0, ""
    for low, high in ranges(scalars):
        out += digits(low - end) + digits(high - low)
        end = high
    return out


def literal(text, indent):
    """Raw, so that a backslash is a digit like others; cut into lines."""
    if len(text) <= 100: return f'#"{text}"#'
    lines = [text[at:at + WIDTH] for at in range(0, len(text), WIDTH)]
    # Three quotes in the text cannot be: the digits have none.
    return '#"""\n' + "".join(f"{indent}{line}\\#\n" for line in lines[:-1]) + f'{indent}{lines[-1]}\n{indent}"""#'


def categories():
    found = {}
    for scalar in range(LAST + 1):
        category = unicodedata2.category(chr(scalar))
        if category != "Cn": found.setdefault(category, []).append(scalar)
    return found


#: What 15.1 added to the scripts of 15.0, which the newest usable fontTools has.
ADDED = {scalar: "Hani" for scalar in range(0x2EBF0, 0x2EE5E)} | {scalar: "Zyyy" for scalar in (0x2FFC, 0x2FFD, 0x2FFE, 0x2FFF, 0x31EF)}


def scripts():
    found = {}
    for scalar in range(LAST + 1):
        value = ADDED.get(scalar) or Scripts.VALUES[bisect_right(Scripts.RANGES, scalar) - 1]
        if value != "Zzzz": found.setdefault(script_name(value).replace(" ", "_").replace("-", "_"), []).append(scalar)
    return found


#: Scalars of one fold that no simple mapping to upper or lower case shows (CaseFolding.txt, status S).
APART = [(0x390, 0x1FD3), (0x3B0, 0x1FE3), (0xFB05, 0xFB06)]
#: The dotless i and the dotted I fold in Turkic languages only (status T).
TURKIC = {0x130, 0x131}


def orbits():
    leader = {}

    def find(scalar):
        while leader.get(scalar, scalar) != scalar: scalar = leader[scalar]
        return scalar

    def join(a, b):
        a, b = find(a), find(b)
        leader[max(a, b)] = leader.setdefault(min(a, b), min(a, b))

    for scalar in range(LAST + 1):
        if scalar in TURKIC or 0xD800 <= scalar < 0xE000: continue
        for other in {chr(scalar).lower(), chr(scalar).upper(), chr(scalar).title()}:
            if len(other) == 1 and ord(other) != scalar and ord(other) not in TURKIC: join(scalar, ord(other))
    for a, b in APART: join(a, b)
    groups = {}
    for scalar in leader: groups.setdefault(find(scalar), []).append(scalar)
    return [sorted(group) for group in groups.values() if len(group) > 1]


def main():
    # Between 14 (Python 3.11) and 15.1 no case mapping was added.
    assert unicodedata.unidata_version in ("14.0.0", "15.0.0", "15.1.0")
    out = ["// Made by generate.py from the Unicode Character Database 15.1 (Unicode License V3, see NOTICE). Do not edit.", "",
           "/// The classes of Unicode by name, and the scalars that differ in case only, as generate.py writes them.", "enum UnicodeTables {"]
    for title, name, table in [("General categories, by their abbreviations of two letters.", "categories", categories()),
                               ("Scripts, by their long names.", "scripts", scripts())]:
        out += [f"  /// {title}", f"  static let {name}: [String: StaticString] = ["]
        out += [f'    "{key}": {literal(row(table[key]), "    ")},' for key in sorted(table)]
        out += ["  ]", ""]
    pairs = "".join(digits(len(group)) + "".join(digits(b - a) for a, b in zip([0] + group, group)) for group in sorted(orbits()))
    out += ["  /// Each set of scalars that are equal when case is passed over: how many, then the steps from each to the next, from 0.",
            f'  static let orbits: StaticString = {literal(pairs, "    ")}', "}"]
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
