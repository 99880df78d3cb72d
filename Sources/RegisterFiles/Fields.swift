package import Register

/// Collects the diagnostics of one reading.
package final class Reading {
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  package func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// A search for the nearest name is only made for mistakes that are shown.
  package func report(
    _ kind: Diagnostic.Kind, at place: Place, found: String, expected: String,
    remedy: @autoclosure () -> String = ""
  ) {
    let remedy = diagnostics.count < Limits.diagnostics ? remedy() : ""
    diagnostics.append(Diagnostic(kind, at: place, found: found, expected: expected, remedy: remedy))
  }
}

/// The keys of one mapping: each read once, unknown ones reported with the nearest known one.
struct Fields {
  let place: Place
  /// What the mapping describes, for messages: "a norm".
  let subject: String
  let reading: Reading
  private let entries: [SourceNode.Entry]

  /// `nil`, with a diagnostic, when the node is no mapping.
  init?(_ node: SourceNode, of subject: String, keys: [String], reading: Reading) {
    guard case .mapping(let entries) = node.content else {
      reading.report(
        .wrongShape, at: node.place, found: node.shape, expected: "\(subject): a mapping (key: value)",
        remedy: keys.first.map { "\($0): …" } ?? "")
      return nil
    }
    self.place = node.place
    self.subject = subject
    self.reading = reading
    self.entries = entries
    for entry in entries where !keys.contains(entry.key) {
      reading.report(
        .unknownKey, at: entry.keyPlace, found: "the key “\(entry.key)”",
        expected: "a key of \(subject) (\(keys.joined(separator: ", ")))",
        remedy: NearestName.nearest(to: entry.key, in: keys) ?? "")
    }
  }

  /// The node of a key; `nil` when absent or null.
  func node(_ key: String) -> SourceNode? {
    guard let entry = entries.last(where: { $0.key == key }), !entry.value.isNull else { return nil }
    return entry.value
  }

  /// Whether the key stands there at all, be it with nothing.
  func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  func missing(_ key: String, example: String) {
    reading.report(
      .missingKey, at: place, found: "\(subject) without “\(key)”", expected: "the key “\(key)”",
      remedy: "\(key): \(example)")
  }

  func located(_ key: String) -> Located<String>? {
    guard let node = node(key) else { return nil }
    guard case .scalar(let text, _) = node.content else {
      reading.report(.wrongShape, at: node.place, found: node.shape, expected: "a text for “\(key)”")
      return nil
    }
    return node.located(text)
  }

  func text(_ key: String) -> String { located(key)?.value ?? "" }

  func required(_ key: String, example: String) -> Located<String>? {
    if let value = located(key) { return value }
    if node(key) == nil { missing(key, example: example) }
    return nil
  }

  func list(_ key: String) -> [SourceNode] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let items) = node.content else {
      reading.report(
        .wrongShape, at: node.place, found: node.shape, expected: "a list for “\(key)”",
        remedy: "\(key): [\(node.scalarText ?? "…")]")
      return []
    }
    return items
  }

  func texts(_ key: String) -> [Located<String>] { list(key).compactMap { text(of: $0, for: key) } }

  func text(of node: SourceNode, for key: String) -> Located<String>? {
    guard case .scalar(let text, _) = node.content, !node.isNull else {
      reading.report(.wrongShape, at: node.place, found: node.shape, expected: "a text in “\(key)”")
      return nil
    }
    return node.located(text)
  }

  func flag(_ key: String, default standard: Bool = false) -> Bool {
    guard let value = located(key) else { return standard }
    switch value.value {
    case "true": return true
    case "false": return false
    default:
      reading.report(
        .wrongValue, at: value.place, found: "“\(value.value)”", expected: "true or false for “\(key)”")
      return standard
    }
  }

  func number(_ key: String) -> Int? {
    guard let value = located(key) else { return nil }
    if let n = Int(value.value), n >= 0 { return n }
    reading.report(
      .wrongValue, at: value.place, found: "“\(value.value)”", expected: "a whole number from 0 for “\(key)”")
    return nil
  }

  /// One word of a closed set.
  func word<Word: RawRepresentable & CaseIterable>(_ key: String, _ type: Word.Type) -> Word?
  where Word.RawValue == String {
    guard let value = located(key) else { return nil }
    if let word = Word(rawValue: value.value) { return word }
    let words = Word.allCases.map(\.rawValue)
    reading.report(
      .wrongValue, at: value.place, found: "“\(value.value)”",
      expected: "one of \(words.joined(separator: ", ")) for “\(key)”",
      remedy: NearestName.nearest(to: value.value, in: words) ?? "")
    return nil
  }

  func requiredWord<Word: RawRepresentable & CaseIterable>(_ key: String, _ type: Word.Type) -> Word?
  where Word.RawValue == String {
    if node(key) == nil { missing(key, example: Word.allCases.first?.rawValue ?? "…") }
    return word(key, type)
  }

  func date<Value>(_ key: String, _ parse: (String) throws(DateFault) -> Value) -> Value? {
    guard let value = located(key) else { return nil }
    do { return try parse(value.value) } catch {
      reading.report(.wrongDate, at: value.place, found: error.found, expected: error.expected)
      return nil
    }
  }

  func sourceDate(_ key: String) -> SourceDate? { date(key, DateParsing.sourceDate) }

  func state(_ key: String) -> Located<StateCode>? {
    located(key).map { Located(StateCode($0.value), at: $0.place) }
  }

  func ruleID(_ text: Located<String>, in norm: NormID?) -> Located<RuleID>? {
    if let id = RuleID(text.value) { return Located(id, at: text.place) }
    if let norm, !text.value.contains("/"), !text.value.isEmpty {
      return Located(RuleID(norm: norm, name: text.value), at: text.place)
    }
    reading.report(
      .wrongValue, at: text.place, found: "“\(text.value)”", expected: "a rule as norm#rule",
      remedy: "usa/…#…")
    return nil
  }

  func ruleIDs(_ key: String, in norm: NormID?) -> [Located<RuleID>] {
    texts(key).compactMap { ruleID($0, in: norm) }
  }
}

extension SourceNode {
  /// A text of this node without white space at its ends, at the place of its first letter.
  func located(_ text: String) -> Located<String> {
    var place = place
    // Nearly no text begins with white space, and its first byte is enough to see that.
    if isStraight, let first = text.utf8.first, first <= 0x20 || first >= 0x80 {
      place.column += text.unicodeScalars.prefix { $0.properties.isWhitespace }.count
    }
    return Located(text.trimmed, at: place, isStraight: isStraight)
  }

  package var scalarText: String? {
    if case .scalar(let text, _) = content { return text }
    return nil
  }
}
