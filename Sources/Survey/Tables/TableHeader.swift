package import Register
package import Safeguards

/// What the columns of a table mean.
package struct TableHeader: Sendable {
  package enum Meaning: Hashable, Sendable {
    /// The reference of the row.
    case reference
    case sender
    case fact(ColumnKey)
    /// What a mapping reads as something else.
    case mapped
    /// Nothing that a survey reads.
    case ignored

    /// Whether a cell with a quotation mark is none of what the column can have.
    var refusesQuotes: Bool {
      switch self {
      case .fact, .sender: true
      case .reference, .mapped, .ignored: false
      }
    }
  }

  package let names: [String]
  package let meanings: [Meaning]
  /// Facts that a mapping finds in other columns, or that every row has.
  private let mapped: Set<ColumnKey>

  package init(names: [String], meanings: [Meaning], mapped: Set<ColumnKey> = []) {
    self.names = names
    self.meanings = meanings
    self.mapped = mapped
  }

  package var schema: TableSchema {
    TableSchema(
      mapped.union(
        meanings.compactMap { meaning in
          if case .fact(let key) = meaning { return key }
          return nil
        }))
  }

  package var hasSender: Bool { meanings.contains(.sender) }
  package var hasReference: Bool { meanings.contains(.reference) }

  /// From the first record. `ignoring`: names of columns that are no facts; `ignoresOthers`: whatever is no fact.
  package static func read(
    _ names: [String], at place: Place, vocabulary: Vocabulary, states: [State], ignoring: Set<String> = [],
    ignoresOthers: Bool = false
  ) -> (header: TableHeader, diagnostics: [Diagnostic]) {
    var reader = Reader(place: place, vocabulary: vocabulary, states: states)
    let meanings = names.enumerated().map { index, name in
      reader.meaning(name, index: index, isIgnored: ignoring.contains(name), ignoresOthers: ignoresOthers)
    }
    return (TableHeader(names: names, meanings: meanings), reader.diagnostics)
  }

  private struct Reader {
    let place: Place
    let vocabulary: Vocabulary
    let states: [State]
    var seen: Set<Meaning> = []
    var diagnostics: [Diagnostic] = []

    mutating func meaning(_ name: String, index: Int, isIgnored: Bool, ignoresOthers: Bool) -> Meaning {
      if isIgnored { return .ignored }
      let found = meaning(name, ignoresOthers)
      if found != .ignored, !seen.insert(found).inserted {
        report(.duplicateKey, "the column “\(name)” a second time", "each column once", "")
        return .ignored
      }
      return found
    }

    private mutating func meaning(_ name: String, _ ignoresOthers: Bool) -> Meaning {
      if name == "case" { return .reference }
      if name == "sender" { return .sender }
      let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let slot = vocabulary.slots[FactName(parts[0])], let fact = vocabulary.fact(at: slot) else {
        if !ignoresOthers {
          // A search for each of very many would take long, and nobody reads them.
          let near =
            diagnostics.count >= RecordParser.mostDescribed
            ? nil : NearestName.nearest(to: parts[0], in: ["case", "sender"] + vocabulary.facts.map(\.name.text))
          if let separator = [";", "\t"].first(where: name.contains) {
            let shown = separator == ";" ? "a semicolon" : "a tab"
            report(
              .wrongShape, "the column “\(name)”, with \(shown) in its name", "columns with commas between them",
              "--mapping with a file that says what lies between columns and which of them are facts")
            return .ignored
          }
          report(
            .unknownFact, "the column “\(name)”", "case, sender, or a fact of facts.yaml",
            near.map { "“\($0)”, or leave the column out with --ignore '\(name)'" }
              ?? "--ignore '\(name)' to leave it out")
        }
        return .ignored
      }
      guard parts.count == 2 else { return .fact(ColumnKey(slot: slot)) }
      guard fact.isPerDestination else {
        report(.wrongFactForm, "the column “\(name)”", "no destination: this fact is about the person", parts[0])
        return .ignored
      }
      guard vocabulary.isState(parts[1]) else {
        report(
          .unknownState, "“\(parts[1])” in the column “\(name)”", "a State by its three-letter ISO 3166-1 code",
          LikelyState.remedy(for: parts[1], among: states))
        return .ignored
      }
      return .fact(ColumnKey(slot: slot, destination: StateCode(parts[1])))
    }

    private mutating func report(_ kind: Diagnostic.Kind, _ found: String, _ expected: String, _ remedy: String) {
      diagnostics.append(Diagnostic(kind, at: place, found: found, expected: expected, remedy: remedy))
    }
  }
}

extension TableHeader {
  /// The cells of one record, without quotes.
  package static func cells(of record: [UInt8], separator: UInt8 = UInt8(ascii: ",")) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var isAfterClosing = false
    for byte in record {
      switch byte {
      case UInt8(ascii: "\""):
        // Two within quotes are one that belongs to the name.
        if isAfterClosing { cell.append(byte) }
        isAfterClosing = isQuoted
        isQuoted.toggle()
        continue
      case separator where !isQuoted:
        cells.append(String(decoding: cell, as: UTF8.self))
        cell = []
      case 0x0A, 0x0D: if isQuoted { cell.append(byte) }
      default: cell.append(byte)
      }
      isAfterClosing = false
    }
    return cells + [String(decoding: cell, as: UTF8.self)]
  }
}
