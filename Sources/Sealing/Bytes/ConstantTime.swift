/// Comparison whose time says nothing of where two secrets differ.
package enum ConstantTime {
  /// Whether both are the same. Their lengths are no secret.
  package static func equal(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
