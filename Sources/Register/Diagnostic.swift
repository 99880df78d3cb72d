/// Where in a file something stands; lines and columns count from 1.
package struct Place: Hashable, Sendable, Comparable {
  package var file: String
  package var line: Int
  package var column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  package static func < (a: Place, b: Place) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}

extension Place: CustomStringConvertible {
  package var description: String { "\(file):\(line):\(column)" }
}

/// A mistake of the author of a file: where, what was found, what was expected, what to write instead.
package struct Diagnostic: Error, Hashable, Sendable {
  /// What kind of mistake it is; each has a section in the guide (`docs/guide/diagnostics.md`).
  package enum Kind: String, CaseIterable, Sendable {
    case unreadableFile = "unreadable-file"
    case notYAML = "not-yaml"
    case notJSON = "not-json"
    case overLimit = "over-limit"
    case anchorOrAlias = "anchor-or-alias"
    case duplicateKey = "duplicate-key"
    case wrongShape = "wrong-shape"
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case wrongValue = "wrong-value"
    case wrongDate = "wrong-date"
    case datesOutOfOrder = "dates-out-of-order"
    case unknownState = "unknown-state"
    case unknownFact = "unknown-fact"
    case unknownSource = "unknown-source"
    case missingSource = "missing-source"
    case unknownNorm = "unknown-norm"
    case unknownRule = "unknown-rule"
    case wrongEffect = "wrong-effect"
    case duplicateID = "duplicate-id"
    case misplacedFile = "misplaced-file"
    case condition = "condition"
    case partialCondition = "partial-condition"
    case cycle = "cycle"
    case wrongFactForm = "wrong-fact-form"
    case expectation = "expectation"
  }

  package var kind: Kind
  package var place: Place
  package var found: String
  package var expected: String
  /// What to write instead; empty where `expected` says all.
  package var remedy: String

  package init(_ kind: Kind, at place: Place, found: String, expected: String, remedy: String = "") {
    self.kind = kind
    self.place = place
    self.found = Diagnostic.shortened(found, to: 240)
    self.expected = Diagnostic.shortened(expected, to: 1_200)
    self.remedy = Diagnostic.shortened(remedy, to: 240)
  }

  /// A text with its middle left out where it is long: a key of a megabyte is named, not printed.
  private static func shortened(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
    let scalars = text.unicodeScalars
    return String(scalars.prefix(limit * 3 / 4)) + "…" + String(scalars.suffix(limit / 4))
  }
}

extension Diagnostic: CustomStringConvertible {
  package var description: String {
    var text = "\(place): found \(found); expected \(expected)"
    if !remedy.isEmpty { text += "; write \(remedy)" }
    return text + ". [\(kind.rawValue)]"
  }
}

/// A value with the place where it was written.
package struct Located<Value: Sendable>: Sendable {
  package var value: Value
  package var place: Place
  /// Whether it stands in the file as it is, on one line: then what is at an offset in it is at that column of the
  /// file. Text that is folded, in a block or written with escapes is not.
  package var isStraight: Bool

  package init(_ value: Value, at place: Place, isStraight: Bool = true) {
    self.value = value
    self.place = place
    self.isStraight = isStraight
  }
}

extension Located: Equatable where Value: Equatable {
  /// By value: the place is where it was found, not what it is.
  package static func == (a: Self, b: Self) -> Bool { a.value == b.value }
}

extension Located: Hashable where Value: Hashable {
  package func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
