import Testing

/// What is not YAML, or YAML that the register does not use.
struct YAMLMistakesTests {
  @Test(arguments: mistakes) func isFoundAndNamed(_ written: Written) {
    #expect(WrittenRegister.mistakes(in: written.text, at: "norms/xaa/n.yaml") == written.messages)
  }

  static let mistakes = [
    Written(
      "an empty file", "",
      ["1:1: found an empty file; expected a mapping (key: value). [wrong-shape]"]),
    Written(
      "two documents", "a: 1\n---\nb: 1\n",
      ["2:1: found another document; expected YAML; write each document in a file of its own. [not-yaml]"]),
    Written(
      "a tab as indentation", "a:\n\tb: 1\n",
      [
        "2:1: found a character that cannot start any token; expected YAML; write spaces instead of a tab, or quotes around a text that begins with @, ` or %. [not-yaml]"
      ]),
    Written(
      "a NUL byte", "a: 1\nb: x\0y\n",
      ["2:5: found the character U+0000; expected text without control characters. [not-yaml]"]),
    Written(
      "a merge key", "a: 1\n<<: {b: 1}\n",
      ["2:1: found a merge key (<<); expected no anchors and no aliases; write the keys themselves. [anchor-or-alias]"]),
    Written(
      "an anchor", "a: &b c\n",
      [
        "1:4: found an anchor (&name); expected no anchors and no aliases; write the value itself in each place. [anchor-or-alias]"
      ]),
    Written(
      "a tag", "a: !!str c\n",
      [
        "1:4: found a tag (!name); expected no tags: what a value is follows from its key; write the value itself. [anchor-or-alias]"
      ]),
    Written(
      "a tag of a list", "a:\n  - !mine [1, 2]\n",
      [
        "2:5: found a tag (!name); expected no tags: what a value is follows from its key; write the value itself. [anchor-or-alias]"
      ]),
    Written(
      "an alias of nothing", "a: *b\n",
      [
        "1:4: found an alias (*name); expected no anchors and no aliases; write the value itself in each place. [anchor-or-alias]"
      ]),
    Written(
      "a directive", "%YAML 1.1\n---\na: b\n",
      [
        "1:1: found a directive (a line that begins with %); expected no directives; write the file without this line. [not-yaml]"
      ]),
    Written(
      "a list instead of a mapping", "- a\n",
      ["1:1: found a list; expected a norm: a mapping (key: value); write norm: …. [wrong-shape]"]),
    Written(
      "a list as key", "? [a]\n: b\n",
      ["1:3: found a key that is no plain word; expected a word as key. [wrong-shape]"]),
    Written(
      "a bracket left open", "a: [b\n",
      ["2:1: found no ',' or ']'; expected YAML. [not-yaml]"]),
    Written(
      "a quote left open", "a: \"b\n",
      ["2:1: found the end of the file; expected YAML. [not-yaml]"]),
    Written(
      "an escape that YAML does not have", "a: \"\\q\"\n",
      ["1:5: found unknown escape character; expected YAML. [not-yaml]"]),
  ]
}
