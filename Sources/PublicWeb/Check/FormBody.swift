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
        415, found: "the charset \(charset)", expected: "UTF-8", remedy: "Send the form in UTF-8, as the page asks.")
    }
    switch type.name {
    case "application/x-www-form-urlencoded": fields = try FormBody.urlEncoded(bytes)
    case "multipart/form-data": fields = try Multipart.fields(bytes, boundary: type.parameters["boundary"])
    default:
      throw Refusal(
        415, found: contentType.isEmpty ? "no content type" : "the content type \(type.name)",
        expected: "application/x-www-form-urlencoded or multipart/form-data", remedy: "Send the form of the page.")
    }
    for field in fields where !names.contains(field.name) && !prefixes.contains(where: field.name.hasPrefix) {
      throw Refusal(
        400, found: "the field \(field.name.prefix(60))", expected: "one of \(names.joined(separator: ", "))",
        remedy: "Send the form of the page.")
    }
  }

  /// The values of a field in their order; UTF-8, or refused.
  package func texts(_ name: String) throws(Refusal) -> [String] {
    var texts: [String] = []
    for field in fields where field.name == name {
      guard let text = String(validating: field.bytes, as: UTF8.self), !text.utf8.contains(0) else {
        throw Refusal(
          400, found: "bytes in the field \(name) that are not UTF-8 text", expected: "UTF-8",
          remedy: "Send the form of the page.")
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
        400, found: "the field \(name) \(texts.count) times", expected: "each field once",
        remedy: "Send the form of the page.")
    }
    return texts.first
  }

  /// A file that was chosen.
  package func file(_ name: String) -> Field? {
    fields.first { $0.name == name && $0.fileName != nil && !($0.fileName == "" && $0.bytes.isEmpty) }
  }

  private static func urlEncoded(_ bytes: [UInt8]) throws(Refusal) -> [Field] {
    let broken = Refusal(
      400, found: "a form that is not percent-encoded UTF-8",
      expected: "a percent sign followed by two hexadecimal digits", remedy: "Send the form of the page.")
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
    400, found: "more than \(mostFields) fields", expected: "the fields of the page",
    remedy: "Send the form of the page.")
}
