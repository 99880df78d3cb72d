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

  /// Occupations with all words of the text in their titles, unit groups first.
  package func search(_ text: String) -> [OccupationCode] {
    let words = text.lowercased().split(whereSeparator: { !$0.isLetter })
    guard !words.isEmpty else { return [] }
    return list.entries.filter { entry in
      let title = entry.title.lowercased()
      return words.allSatisfy { title.contains($0) }
    }
    .compactMap { OccupationCode($0.code) }
    .sorted { ($1.level.rawValue, $0.text) < ($0.level.rawValue, $1.text) }
  }
}
