#!/usr/bin/env python3
"""Writes CommonWords.swift from the common passwords of zxcvbn (MIT License, see NOTICE).

    pip install zxcvbn==4.5.0
    python3 common-words.py > CommonWords.swift

The list is ordered by how often a password was found. Kept are the first 10,000 without digits and signs at their end
(these weigh by themselves, see PasswordWeight.swift), from four characters on, and all that are as long as a password
must be.
"""
from zxcvbn.frequency_lists import FREQUENCY_LISTS

LEAST, FIRST, LENGTH = 4, 10_000, 12
passwords = FREQUENCY_LISTS["passwords"]
assert all(word == word.lower() and word.isascii() and '"""' not in word for word in passwords)

words = {word.rstrip("0123456789!.?*#_-") for word in passwords[:FIRST]}
words = sorted(word for word in words if len(word) >= LEAST)
long = sorted(word for word in passwords if len(word) >= LENGTH)


def literal(lines):
    return '#"""\n' + "\n".join("    " + line for line in lines) + '\n    """#'


print(f"""// Made by common-words.py from the list of passwords in zxcvbn (MIT License, see NOTICE). Do not edit.

/// Passwords that many people chose, in small letters.
enum CommonWords {{
  /// What common passwords are made of, without the digits at their end.
  static let all = Set(words.split(separator: "\\n"))
  /// Common passwords of {LENGTH} characters and more, whole.
  static let long = Set(longOnes.split(separator: "\\n"))

  private static let words = {literal(words)}

  private static let longOnes = {literal(long)}
}}""")
