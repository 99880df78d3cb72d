package import Register

/// A code of a specific need in the form of UNHCR's standardised codes: two letters for the group, two for the detail
/// (`CR-CP`), or the group alone. A need calls for notice; it decides nothing, and is no word to use towards people.
package struct NeedCode: Hashable, Comparable, Sendable, TextCodable {
  package let text: String

  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x41...0x5A).contains($0) } })
    else { return nil }
    self.text = String(text)
  }

  package var group: String { String(text.prefix(2)) }

  package static func < (a: NeedCode, b: NeedCode) -> Bool { a.text < b.text }
  package var description: String { text }
  package static var textForm: String { "a code such as CR-CP" }
}
