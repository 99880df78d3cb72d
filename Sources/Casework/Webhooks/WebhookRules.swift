internal import Foundation

/// Where alerts may be sent. An address is given by an organisation, and the program sends from inside the operator's
/// network: without these rules it would reach for whoever has an account what only the operator should.
package struct WebhookRules: Hashable, Sendable {
  /// Plain `http` and the machine itself: for tests.
  package var allowsLoopback: Bool
  /// Private networks, where the operator has receivers of their own.
  package var allowsPrivateNetworks: Bool

  package init(allowsLoopback: Bool = false, allowsPrivateNetworks: Bool = false) {
    self.allowsLoopback = allowsLoopback
    self.allowsPrivateNetworks = allowsPrivateNetworks
  }

  func mayConnect(to address: NetworkAddress) -> Bool {
    if address.isLoopback { return allowsLoopback }
    return allowsPrivateNetworks || address.isPublic
  }

  /// The address as it is kept; a mistake says what is wrong with it.
  func checked(_ text: String) throws(DeskRefusal) -> String {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    func mistake(_ found: String, _ expected: String) -> DeskRefusal {
      .mistakes([
        DeskMistake(field: "url", found: found, expected: expected, remedy: "https://example.org/hooks/safethird")
      ])
    }
    guard !text.isEmpty, text.utf8.count <= 2_000, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw mistake(
        text.isEmpty ? "no address" : "an address of \(text.utf8.count) bytes",
        "an address of at most 2,000 ASCII characters without spaces")
    }
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(), let host = parts.host,
      !host.isEmpty
    else { throw mistake("“\(text)”", "an address with https:// and the name of a host") }
    guard parts.user == nil, parts.password == nil, parts.fragment == nil else {
      throw mistake("an address with a name, a password or a #", "one without them")
    }
    let isLoopback = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host.lowercased())
    guard scheme == "https" || (scheme == "http" && isLoopback && allowsLoopback) else {
      throw mistake("\(scheme)://", "https://, so that nobody reads on the way what is sent")
    }
    if let port = parts.port, !(1...65_535).contains(port) {
      throw mistake("the port \(port)", "a port from 1 to 65535")
    }
    return text
  }
}
