package import Register

/// A case as a case file: what `CaseReader` reads back to the same case.
package enum CaseWriter {
  package static func text(_ file: CaseFile) -> String {
    var text = "case: \(quoted(file.name))\n"
    if !file.title.isEmpty { text += "title: \(quoted(file.title))\n" }
    text += "sender: \(file.sender.value)\n"
    text += file.facts.isEmpty ? "facts: {}\n" : "facts:\n"
    for stated in file.facts { text += "  \(stated.key): \(values(stated.values))\n" }
    return text
  }

  private static func values(_ values: [StatedFact.DatedValue]) -> String {
    let items = values.map { entry in
      entry.from.map { "{value: \(written(entry.value)), from: \($0)}" } ?? written(entry.value)
    }
    return items.count == 1 ? items[0] : "[\(items.joined(separator: ", "))]"
  }

  private static func written(_ value: FactValue) -> String {
    // An option such as 240 or none would be read as what it looks like.
    if case .choice(let word) = value { return quoted(word) }
    return value.description
  }

  /// Plain where nothing in it has a meaning in YAML; else in quotes.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x2D || (0x30...0x39).contains(byte)
      } && text.utf8.first.map { ($0 | 0x20) >= 0x61 } ?? false
    if isPlain, !["null", "true", "false", "yes", "no", "none"].contains(text.lowercased()) { return text }
    // As the register's files have it; what has no form of its own there is written with escapes.
    func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value) && !(0x2028...0x2029).contains(scalar.value)
    }
    if text.unicodeScalars.allSatisfy(isPrintable) {
      return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where !isPrintable(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
