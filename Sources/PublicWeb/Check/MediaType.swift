import Pages

/// A content type with its parameters (RFC 9110, 8.3.1).
struct MediaType {
  /// In lower case: `multipart/form-data`.
  let name: String
  /// By name in lower case.
  let parameters: [String: String]

  init(_ text: String) {
    // As programs send it: nothing to take apart.
    if text == "application/json" {
      (name, parameters) = (text, [:])
      return
    }
    var parts = MediaType.split(text)
    name = parts.isEmpty ? "" : parts.removeFirst().lowercased()
    var parameters: [String: String] = [:]
    for part in parts {
      guard let equals = part.firstIndex(of: "=") else { continue }
      let key = MediaType.trimmed(String(part[..<equals])).lowercased()
      var value = MediaType.trimmed(String(part[part.index(after: equals)...]))
      if value.hasPrefix("\""), value.hasSuffix("\""), value.count >= 2 {
        value = String(value.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
      }
      parameters[key] = value
    }
    self.parameters = parameters
  }

  /// As what was found, where another one was expected.
  var wording: Wording {
    name.isEmpty ? .phrase(.foundNoContentType) : .phrase(.foundContentType, ["type": .verbatim(name)])
  }

  /// At semicolons outside quotes.
  private static func split(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var isQuoted = false
    var isEscaped = false
    for character in text {
      if isEscaped {
        isEscaped = false
      } else if character == "\\", isQuoted {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if character == ";", !isQuoted {
        parts.append(trimmed(part))
        part = ""
        continue
      }
      part.append(character)
    }
    parts.append(trimmed(part))
    return parts
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
