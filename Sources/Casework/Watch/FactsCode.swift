internal import DeskSQLite
internal import Desks

/// What of a case the watch opens: its sender, what is watched, and its facts as texts. It is written by this program
/// alone and read a hundred thousand times in a round, so that it is not JSON: each part stands behind its length, and a
/// fact is one part, whose bytes tell equal facts of many cases without reading them.
///
///     version, sender, number of watched destinations, each of them, then each fact:
///     key, then for each value its text, whether it has a date, and the date
struct FactsCode {
  private static let version: UInt8 = 1

  let sender: ArraySlice<UInt8>
  /// The bytes of all watched destinations together.
  let watched: ArraySlice<UInt8>
  let facts: [ArraySlice<UInt8>]

  // MARK: writing

  static func encode(_ content: CaseContent) -> [UInt8] {
    var bytes = [version]
    append(content.sender, to: &bytes)
    var watched: [UInt8] = []
    for code in content.watched { append(code, to: &watched) }
    append(watched, to: &bytes)
    for fact in content.facts {
      var part: [UInt8] = []
      append(fact.key, to: &part)
      for value in fact.values {
        append(value.text, to: &part)
        part.append(value.from == nil ? 0 : 1)
        if let from = value.from { append(from, to: &part) }
      }
      append(part, to: &bytes)
    }
    return bytes
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) { append(Array(text.utf8), to: &bytes) }

  /// Behind its length, seven bits a byte, the lowest first.
  private static func append(_ part: [UInt8], to bytes: inout [UInt8]) {
    var length = part.count
    while length > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: length) | 0x80)
      length >>= 7
    }
    bytes.append(UInt8(length))
    bytes += part
  }

  // MARK: reading

  init(_ bytes: [UInt8]) throws {
    guard bytes.first == FactsCode.version else { throw FactsCode.damaged }
    var rest = bytes.dropFirst()
    sender = try FactsCode.part(&rest)
    watched = try FactsCode.part(&rest)
    var facts: [ArraySlice<UInt8>] = []
    while !rest.isEmpty { facts.append(try FactsCode.part(&rest)) }
    self.facts = facts
  }

  private static var damaged: DeskFault { DeskFault.damaged("the facts of a case") }

  private static func part(_ rest: inout ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
    var (length, shift) = (0, 0)
    while true {
      guard let byte = rest.popFirst(), shift < 56 else { throw damaged }
      length |= Int(byte & 0x7F) << shift
      shift += 7
      if byte & 0x80 == 0 { break }
    }
    guard length <= rest.count else { throw damaged }
    defer { rest = rest.dropFirst(length) }
    return rest.prefix(length)
  }

  private static func text(_ rest: inout ArraySlice<UInt8>) throws -> String {
    String(decoding: try part(&rest), as: UTF8.self)
  }

  /// The codes in `watched`.
  static func codes(_ watched: ArraySlice<UInt8>) throws -> [String] {
    var rest = watched
    var codes: [String] = []
    while !rest.isEmpty { codes.append(try text(&rest)) }
    return codes
  }

  /// The key and the values of one of `facts`.
  static func fact(_ bytes: ArraySlice<UInt8>) throws -> (key: String, values: [RecordedFact.Value]) {
    var rest = bytes
    let key = try text(&rest)
    var values: [RecordedFact.Value] = []
    while !rest.isEmpty {
      let value = try text(&rest)
      guard let mark = rest.popFirst() else { throw damaged }
      values.append(RecordedFact.Value(value, from: mark == 0 ? nil : try text(&rest)))
    }
    return (key, values)
  }
}

/// Some bytes as a key: equal parts of many cases are read once.
struct BytesKey: Hashable {
  let bytes: ArraySlice<UInt8>

  func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }

  static func == (a: BytesKey, b: BytesKey) -> Bool {
    a.bytes == b.bytes
  }

  /// The same without what stands around it.
  var alone: BytesKey { BytesKey(bytes: ArraySlice(Array(bytes))) }
}
