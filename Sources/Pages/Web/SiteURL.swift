internal import Register

/// Where a site is published: a scheme and a host, at whose root it lies.
package struct SiteURL: Hashable, Sendable {
  /// Without a slash at the end: `https://register.example.org`.
  package let text: String
  /// The host without its port: the authority of the ids of feeds.
  package let host: String

  /// What is not such an address is refused with what to write instead.
  package init(_ text: String) throws(Refusal) {
    let trimmed = text.hasSuffix("/") ? text.dropLast() : text[...]
    let parts = trimmed.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, ["http:", "https:"].contains(parts[0]), parts[1].isEmpty else {
      throw SiteURL.refusal(text)
    }
    let authority = parts[2].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let labels = authority[0].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.allSatisfy(SiteURL.isLabel) else { throw SiteURL.refusal(text) }
    if authority.count > 1 {
      guard let port = Int(authority[1]), (1...65_535).contains(port), authority[1].allSatisfy(\.isASCII) else {
        throw SiteURL.refusal(text)
      }
    }
    self.text = String(trimmed)
    host = String(authority[0])
  }

  /// Of a name of the domain name system (RFC 1035), in lower case.
  private static func isLabel(_ label: Substring) -> Bool {
    !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-") && !label.hasSuffix("-")
      && label.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }

  private static func refusal(_ text: String) -> Refusal {
    Refusal(
      400, found: .verbatim(text), expected: .phrase(.expectedSiteURL),
      remedy: .verbatim("https://register.example.org"))
  }
}
