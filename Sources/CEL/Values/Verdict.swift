/// Whether something holds, with what is lacking when that is not known.
enum Verdict: Sendable {
  case no
  case yes
  case unknown(Unknown)

  init(_ bool: Bool) { self = bool ? .yes : .no }

  /// As a value of the language.
  var value: Value {
    switch self {
    case .no: .bool(false)
    case .yes: .bool(true)
    case .unknown(let unknown): .unknown(unknown)
    }
  }

  static prefix func ! (verdict: Verdict) -> Verdict {
    switch verdict {
    case .no: .yes
    case .yes: .no
    case .unknown: verdict
    }
  }

  /// Kleene's conjunction; the lack is that of both sides.
  mutating func and(_ other: Verdict) {
    switch (self, other) {
    case (.no, _), (_, .no): self = .no
    case (.unknown(let a), .unknown(let b)): self = .unknown(a.union(b))
    case (.yes, _): self = other
    case (.unknown, .yes): break
    }
  }
}
