/// What a client says about the encodings that it reads (RFC 9110, 12.5.3).
package enum AcceptEncoding {
  package static func admitsGzip(_ field: String?) -> Bool {
    guard let field else { return false }
    var wildcard = false
    for part in field.split(separator: ",") {
      let pieces = part.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
      guard let name = pieces.first else { continue }
      let isRefused = pieces.dropFirst().contains { piece in
        piece.hasPrefix("q=") && (Double(piece.dropFirst(2)) ?? 0) <= 0
      }
      if name == "gzip" { return !isRefused }
      if name == "*" { wildcard = !isRefused }
    }
    return wildcard
  }
}
