package import Register

/// The identity of something at the desk: 128 random bits in lower-case base32, so that it says nothing and cannot be guessed.
///
/// `Subject` keeps the ids of different things apart; it has no values.
package struct DeskID<Subject>: Hashable, Comparable, Sendable, TextCodable {
  package let text: String

  /// From 16 random bytes.
  package init(_ bytes: [UInt8]) {
    precondition(bytes.count == 16, "an id is made of 16 bytes")
    var text = ""
    text.reserveCapacity(26)
    var (buffer, bits) = (UInt32(0), 0)
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.unicodeScalars.append(Unicode.Scalar(DeskIDAlphabet.letters[Int(buffer >> UInt32(bits)) & 31]))
      }
      buffer &= (1 << UInt32(bits)) - 1
    }
    text.unicodeScalars.append(Unicode.Scalar(DeskIDAlphabet.letters[Int(buffer << UInt32(5 - bits)) & 31]))
    self.text = text
  }

  /// As it stands in an address or a row; `nil` for anything else, so that nothing but an id reaches a path or a query.
  package init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard bytes.count == 26, bytes.allSatisfy({ DeskIDAlphabet.letters.contains($0) }) else { return nil }
    self.text = String(text)
  }

  package static func < (a: DeskID, b: DeskID) -> Bool { a.text < b.text }
}

extension DeskID {
  package var description: String { text }
  package static var textForm: String { "an id of 26 letters" }
}

/// RFC 4648 base32 in lower case.
private enum DeskIDAlphabet {
  static let letters = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
}

package typealias OrganisationID = DeskID<Organisation>
package typealias MemberID = DeskID<Member>
package typealias CaseID = DeskID<DeskCase>
/// Of a note, a step, a document: what a case has several of.
package typealias EntryID = DeskID<CaseItem>
