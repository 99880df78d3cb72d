internal import Crypto
internal import CryptoExtras
internal import Foundation

/// What is kept of a password: scrypt (RFC 7914) with a salt of its own, in the form of a PHC string.
///
///     $scrypt$ln=15,r=8,p=3$<salt>$<hash>
///
/// A password is put into Unicode's form NFKC first (NIST SP 800-63B, 3.1.1.2): one keyboard sends é as one scalar, another
/// as two, and a full-width A is the same key to its typist. Nothing is trimmed and no case is folded.
package struct PasswordHash: Hashable, Sendable {
  private static let saltCount = 16
  private static let hashCount = 32

  /// What it cost.
  package let cost: ScryptCost
  private let salt: [UInt8]
  private let hash: [UInt8]

  /// The hash of a new password.
  package init(_ password: String, cost: ScryptCost) throws {
    self.cost = cost
    salt = RandomBytes.make(Self.saltCount)
    hash = try Self.derived(from: password, salt: salt, count: Self.hashCount, cost: cost)
  }

  /// The hash that was kept; `nil` for any other text.
  package init?(text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt" else { return nil }
    let numbers = parts[2].split(separator: ",", omittingEmptySubsequences: false)
    guard numbers.count == 3, let ln = Self.number(numbers[0], "ln="), let r = Self.number(numbers[1], "r="),
      let p = Self.number(numbers[2], "p="), let salt = Base64.decoded(parts[3]), (8...64).contains(salt.count),
      let hash = Base64.decoded(parts[4]), (16...64).contains(hash.count)
    else { return nil }
    cost = ScryptCost(ln: ln, r: r, p: p)
    guard cost.isWithinLimits else { return nil }
    self.salt = salt
    self.hash = hash
  }

  private init(cost: ScryptCost, salt: [UInt8], hash: [UInt8]) {
    self.cost = cost
    self.salt = salt
    self.hash = hash
  }

  /// A hash that admits nobody, at the same cost: what is asked where there is no such person, so that the time of the
  /// answer does not say so.
  package static func decoy(cost: ScryptCost) -> PasswordHash {
    PasswordHash(cost: cost, salt: RandomBytes.make(saltCount), hash: RandomBytes.make(hashCount))
  }

  /// The PHC string.
  package var text: String {
    "$scrypt$ln=\(cost.ln),r=\(cost.r),p=\(cost.p)$\(Base64.encoded(salt))$\(Base64.encoded(hash))"
  }

  /// Whether this is the password. It takes as long for a wrong one.
  package func admits(_ password: String) throws -> Bool {
    ConstantTime.equal(try Self.derived(from: password, salt: salt, count: hash.count, cost: cost), hash)
  }

  /// Whether it was made for less than `cost`, so that it is to be made anew when its owner signs in.
  package func isWeaker(than cost: ScryptCost) -> Bool { self.cost.work < cost.work }

  private static func number(_ text: Substring, _ name: String) -> Int? {
    guard text.hasPrefix(name) else { return nil }
    let digits = text.dropFirst(name.count)
    // The text has one form: no sign, no zeros in front.
    guard let number = Int(digits), String(number) == digits else { return nil }
    return number
  }

  /// scrypt itself, of a password as it was typed.
  static func derived(from password: String, salt: [UInt8], count: Int, cost: ScryptCost) throws -> [UInt8] {
    let key = try KDF.Scrypt.deriveKey(
      from: Array(password.precomposedStringWithCompatibilityMapping.utf8), salt: salt, outputByteCount: count,
      rounds: 1 << cost.ln, blockSize: cost.r, parallelism: cost.p)
    return key.withUnsafeBytes { Array($0) }
  }
}
