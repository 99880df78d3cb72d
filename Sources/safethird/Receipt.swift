internal import Crypto
internal import Foundation
internal import Pages

extension Receipt {
  /// With this program's SHA-256.
  init(_ answer: Answer) { self.init(answer, sha256: Receipt.sha256) }

  static func digest(of answer: Answer) -> String { Receipt.digest(of: answer, sha256: sha256) }

  static func sha256(_ bytes: [UInt8]) -> String { SHA256.hash(data: bytes).map { padHex($0) }.joined() }

  func write(to path: String) throws { try OutputFile.write(json.written() + "\n", to: path, "the receipt") }
}
