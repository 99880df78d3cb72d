/// The tags that a client has already (RFC 9110, 13.1.2).
package enum EntityTags {
  /// Compared weakly, as `If-None-Match` wants it.
  package static func match(_ field: String?, _ tag: String) -> Bool {
    guard let field else { return false }
    return field.split(separator: ",").contains { part in
      let name = part.drop { $0.isWhitespace }
      let text = String(name.hasPrefix("W/") ? name.dropFirst(2) : name).filter { !$0.isWhitespace }
      return text == tag || text == "*"
    }
  }
}
