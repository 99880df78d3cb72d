internal import Foundation
internal import Pages

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
    return address.isPublic || (allowsPrivateNetworks && address.isPrivate)
  }

  /// The address as it is kept; a mistake says what is wrong with it.
  func checked(_ text: String) throws(DeskRefusal) -> String {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    func mistake(_ found: Wording, _ expected: DeskPhrase) -> DeskRefusal {
      .mistakes([
        DeskMistake(
          field: "url", found: found, expected: .desk(expected),
          remedy: .verbatim("https://example.org/hooks/safethird"))
      ])
    }
    guard !text.isEmpty, text.utf8.count <= 2_000, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw mistake(
        text.isEmpty ? .desk(.foundNothing) : .desk(.foundAddressOf, ["count": .number(text.utf8.count)]),
        .expectedPlainAddress)
    }
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(), let host = parts.host,
      !host.isEmpty
    else { throw mistake(.phrase(.foundQuoted, ["text": .verbatim(text)]), .expectedHost) }
    guard parts.user == nil, parts.password == nil, parts.fragment == nil else {
      throw mistake(.desk(.foundAddressParts), .expectedNoParts)
    }
    let isLoopback = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host.lowercased())
    guard scheme == "https" || (scheme == "http" && isLoopback && allowsLoopback) else {
      throw mistake(.verbatim("\(scheme)://"), .expectedHTTPS)
    }
    if let port = parts.port, !(1...65_535).contains(port) {
      throw mistake(.desk(.foundPort, ["port": .verbatim(String(port))]), .expectedPort)
    }
    return text
  }
}
