package import Pages

/// What a form sends, read by its content type.
package struct FormBody: Sendable {
  package struct Field: Sendable {
    package var name: String
    package var bytes: [UInt8]
    /// Of a file that is uploaded.
    package var fileName: String?
  }

  /// More fields than any form of this site has.
  static let mostFields = 64

  private let fields: [Field]

  /// `prefixes`: how the names of fields begin that a page has several of.
  package init(
    _ bytes: [UInt8], contentType: String, accepting names: [String], prefixes: [String] = []
  ) throws(Refusal) {
    let type = MediaType(contentType)
    if let charset = type.parameters["charset"], charset.lowercased() != "utf-8" {
      throw Refusal(
        415, found: .phrase(.foundCharset, ["charset": .verbatim(charset)]), expected: .verbatim("UTF-8"),
        remedy: .phrase(.remedyFormInUTF8))
    }
    switch type.name {
    case "application/x-www-form-urlencoded": fields = try FormBody.urlEncoded(bytes)
    case "multipart/form-data": fields = try Multipart.fields(bytes, boundary: type.parameters["boundary"])
    default:
      throw Refusal(
        415, found: type.wording, expected: .phrase(.expectedFormTypes), remedy: .phrase(.remedySendForm))
    }
    for field in fields where !names.contains(field.name) && !prefixes.contains(where: field.name.hasPrefix) {
      throw Refusal(
        400, found: .phrase(.foundField, ["name": .verbatim(String(field.name.prefix(60)))]), expected: .oneOf(names),
        remedy: .phrase(.remedySendForm))
    }
  }

  /// The values of a field in their order; UTF-8, or refused.
  package func texts(_ name: String) throws(Refusal) -> [String] {
    var texts: [String] = []
    for field in fields where field.name == name {
      guard let text = String(validating: field.bytes, as: UTF8.self), !text.utf8.contains(0) else {
        throw Refusal(
          400, found: .phrase(.foundFieldBytes, ["name": .verbatim(name)]), expected: .verbatim("UTF-8"),
          remedy: .phrase(.remedySendForm))
      }
      texts.append(text)
    }
    return texts
  }

  /// The names of fields that begin so, without that beginning, in their order.
  package func names(after prefix: String) -> [String] {
    var names: [String] = []
    for field in fields where field.name.hasPrefix(prefix) {
      let name = String(field.name.dropFirst(prefix.count))
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// A field that a form has once.
  package func text(_ name: String) throws(Refusal) -> String? {
    let texts = try texts(name)
    guard texts.count < 2 else {
      throw Refusal(
        400, found: .phrase(.foundFieldTimes, ["name": .verbatim(name), "count": .number(texts.count)]),
        expected: .phrase(.expectedFieldOnce),
        remedy: .phrase(.remedySendForm))
    }
    return texts.first
  }

  /// A file that was chosen.
  package func file(_ name: String) -> Field? {
    fields.first { $0.name == name && $0.fileName != nil && !($0.fileName == "" && $0.bytes.isEmpty) }
  }

  private static func urlEncoded(_ bytes: [UInt8]) throws(Refusal) -> [Field] {
    let broken = Refusal(
      400, found: .phrase(.foundFormEncoding), expected: .phrase(.expectedPercent), remedy: .phrase(.remedySendForm))
    guard let text = String(validating: bytes, as: UTF8.self) else { throw broken }
    var fields: [Field] = []
    for part in text.split(separator: "&") {
      guard fields.count < mostFields else { throw tooMany }
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentEncoding.decoded(pair[0], plusIsSpace: true),
        let value = PercentEncoding.decoded(pair.count > 1 ? pair[1] : "", plusIsSpace: true)
      else { throw broken }
      fields.append(Field(name: name, bytes: Array(value.utf8), fileName: nil))
    }
    return fields
  }

  static let tooMany = Refusal(
    400, found: .phrase(.foundManyFields, ["count": .number(mostFields)]), expected: .phrase(.expectedFields),
    remedy: .phrase(.remedySendForm))
}
