package import Register

/// What makes two mentions of a source the same document: its address, or publisher, title and date where it has none.
package struct SourceIdentity: Hashable, Comparable, Sendable {
  /// The normal form of the address, or `publisher | title | date` in lower case.
  package let key: String
  /// The site, or the publisher in short: the part of the id that people can read.
  private let lead: String

  package init(_ source: Source) {
    let address = source.url.map(SourceIdentity.normalized) ?? ""
    if address.isEmpty {
      key = [source.publisher, source.title, source.published?.description ?? ""].map { $0.lowercased() }
        .joined(separator: " | ")
      lead = SourceIdentity.slug(source.publisher)
    } else {
      key = address
      lead = SourceIdentity.slug(String(address.prefix { $0 != "/" && $0 != "?" && $0 != ":" }), keepingDots: true)
    }
  }

  package static func < (a: Self, b: Self) -> Bool { (a.lead, a.key) < (b.lead, b.key) }

  /// `krdo.com-1f0c93ab`: the same in every register in which the document stands.
  package func id(digits: Int = 8) -> String { lead + "-" + String(SourceIdentity.hash(key).prefix(digits)) }

  /// An address without what does not change the document: scheme, `www.`, a fragment, a slash at the end, and the
  /// parameters by which sites follow readers.
  package static func normalized(_ url: String) -> String {
    var text = Substring(url)
    if let scheme = text.range(of: "://") { text = text[scheme.upperBound...] }
    if let fragment = text.firstIndex(of: "#") { text = text[..<fragment] }
    let hostEnd = text.firstIndex { $0 == "/" || $0 == "?" } ?? text.endIndex
    var host = text[..<hostEnd].lowercased()
    if host.hasPrefix("www.") { host.removeFirst(4) }
    var path = text[hostEnd...]
    var query = ""
    if let mark = path.firstIndex(of: "?") {
      let kept = path[path.index(after: mark)...].split(separator: "&").filter { !isTracking($0) }
      if !kept.isEmpty { query = "?" + kept.joined(separator: "&") }
      path = path[..<mark]
    }
    while path.hasSuffix("/") { path.removeLast() }
    return host + path + query
  }

  private static func isTracking(_ parameter: Substring) -> Bool {
    let name = parameter.prefix { $0 != "=" }.lowercased()
    return name.hasPrefix("utm_") || ["fbclid", "gclid", "mc_cid", "mc_eid"].contains(name)
  }

  private static func slug(_ text: String, keepingDots: Bool = false) -> String {
    var slug = ""
    for byte in text.lowercased().utf8 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39: slug.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x2E where keepingDots: slug += "."
      default: if !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" }
      }
      if slug.utf8.count >= 32 { break }
    }
    while slug.hasSuffix("-") || slug.hasSuffix(".") { slug.removeLast() }
    return slug.isEmpty ? "source" : slug
  }

  /// FNV-1a of 64 bits, as 16 digits. It tells documents of one site apart; it protects nothing.
  private static func hash(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Substring {
  /// Without Foundation: the first place at which a short text stands.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
