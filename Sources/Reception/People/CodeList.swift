/// A list of codes with their titles, kept as data: each line has a code, a tab and a title, and `#` begins a remark. Copies of
/// the same list differ from site to site, so an organisation can have its own.
package struct CodeList: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var code: String
    package var title: String
  }

  package let entries: [Entry]
  private let index: [String: Int]

  /// `isCode`: what has the form of a code of this list, and `example` one of them.
  package init(
    _ bytes: [UInt8], file: String, example: String, isCode: (Substring) -> Bool
  ) throws(CodeListRefusal) {
    var entries: [Entry] = []
    var index: [String: Int] = [:]
    var faults: [CodeListRefusal.Fault] = []
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CodeListRefusal(file: file, faults: [.init(line: 1, found: "bytes that are not UTF-8", expected: "a text")])
    }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (offset, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      let shown = "“\(line.prefix(40))”"
      if parts.count != 2 || parts[1].contains("\t") {
        faults.append(.init(line: offset + 1, found: shown, expected: "a code, one tab and a title"))
      } else if !isCode(parts[0]) {
        faults.append(.init(line: offset + 1, found: "the code \(shown)", expected: "a code such as \(example)"))
      } else if index[String(parts[0])] != nil {
        faults.append(.init(line: offset + 1, found: "\(parts[0]) a second time", expected: "each code once"))
      } else {
        index[String(parts[0])] = entries.count
        entries.append(Entry(code: String(parts[0]), title: String(parts[1])))
      }
    }
    guard faults.isEmpty else { throw CodeListRefusal(file: file, faults: faults) }
    self.entries = entries
    self.index = index
  }

  package func title(of code: String) -> String? { index[code].map { entries[$0].title } }

  package func contains(_ code: String) -> Bool { index[code] != nil }
}

/// What is wrong with a list of codes: every line of it.
package struct CodeListRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  package struct Fault: Hashable, Sendable {
    package var line: Int
    package var found: String
    package var expected: String
  }

  package var file: String
  package var faults: [Fault]

  package var description: String {
    faults.map { "\(file):\($0.line): found \($0.found); expected \($0.expected)" }.joined(separator: "\n")
  }
}
