/// The classification of occupations, read from its list (`data/lists/isco-08.tsv`).
package struct Occupations: Sendable {
  private let list: CodeList

  package init(_ bytes: [UInt8], file: String = "isco-08.tsv") throws(CodeListRefusal) {
    list = try CodeList(bytes, file: file, example: "7112") { OccupationCode($0) != nil }
  }

  package var count: Int { list.entries.count }

  package func title(of code: OccupationCode) -> String? { list.title(of: code.text) }

  package func contains(_ code: OccupationCode) -> Bool { list.contains(code.text) }

  /// From the major group down to the code itself, as far as the list has them.
  package func path(to code: OccupationCode) -> [(code: OccupationCode, title: String)] {
    var path: [(code: OccupationCode, title: String)] = []
    var current: OccupationCode? = code
    while let code = current {
      if let title = title(of: code) { path.append((code, title)) }
      current = code.parent
    }
    return path.reversed()
  }

  /// Occupations with all words of the text in their titles, unit groups first. The beginning of a word will do; what stands
  /// inside one will not: “ring” is not in “engineering”. Titles have no digits, so a text with digits finds nothing.
  package func search(_ text: String) -> [OccupationCode] {
    let sought = Self.words(text)
    guard !sought.isEmpty else { return [] }
    return list.entries.filter { entry in
      let words = Self.words(entry.title)
      return sought.allSatisfy { start in words.contains { $0.hasPrefix(start) } }
    }
    .compactMap { OccupationCode($0.code) }
    .sorted { ($1.level.rawValue, $0.text) < ($0.level.rawValue, $1.text) }
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }
}
