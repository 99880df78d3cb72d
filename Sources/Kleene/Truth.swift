/// A truth of Kleene's strong three-valued logic: false, true, or not known.
///
/// `unknown` is not a third fact about the world; it says that what is known decides neither way.
/// So a connective is known exactly when every way of filling in the unknowns gives the same result:
///
/// | a | b | a and b | a or b |
/// |---|---|---|---|
/// | false | false | false | false |
/// | false | true | false | true |
/// | false | unknown | false | unknown |
/// | true | false | false | true |
/// | true | true | true | true |
/// | true | unknown | unknown | true |
/// | unknown | false | false | unknown |
/// | unknown | true | unknown | true |
/// | unknown | unknown | unknown | unknown |
///
/// Source: S. C. Kleene, *Introduction to Metamathematics* (1952), § 64.
public enum Truth: UInt8, Sendable, Hashable, CaseIterable, Codable {
  /// It does not hold, however the unknowns turn out.
  case `false`
  /// It holds, however the unknowns turn out.
  case `true`
  /// What is known decides neither way.
  case unknown

  /// The known truth of a Boolean.
  public init(_ value: Bool) {
    self = value ? .true : .false
  }

  /// The Boolean, or nil when the truth is not known.
  public var known: Bool? {
    switch self {
    case .false: false
    case .true: true
    case .unknown: nil
    }
  }

  /// Whether the truth is known.
  public var isKnown: Bool { self != .unknown }
}

extension Truth: CustomStringConvertible {
  /// `false`, `true` or `unknown`.
  public var description: String {
    switch self {
    case .false: "false"
    case .true: "true"
    case .unknown: "unknown"
    }
  }
}
