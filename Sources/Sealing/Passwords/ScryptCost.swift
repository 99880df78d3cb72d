/// What one guess at a password costs, in time and memory (RFC 7914).
package struct ScryptCost: Hashable, Sendable {
  /// The binary logarithm of the cost; memory is 128 · r · 2^ln bytes.
  package let ln: Int
  /// The size of a block.
  package let r: Int
  /// How often it is done, one after the other.
  package let p: Int

  package init(ln: Int, r: Int, p: Int) {
    self.ln = ln
    self.r = r
    self.p = p
  }

  /// 32 MB and three rounds, one of the equal choices of OWASP's Password Storage Cheat Sheet: the memory of a few people
  /// who sign in together stays small.
  package static let standard = ScryptCost(ln: 15, r: 8, p: 3)
  /// A thousandth of a second, and no protection.
  package static let forTests = ScryptCost(ln: 10, r: 8, p: 1)

  /// Guesses cost this many units.
  var work: Int { (1 << ln) * r * p }

  /// Whether this program will spend it, with at most 1 GB: a text from the database must not ask for all memory.
  var isWithinLimits: Bool {
    (1...20).contains(ln) && (1...32).contains(r) && (1...16).contains(p) && r << ln <= 1 << 23
  }
}
