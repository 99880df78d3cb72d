/// The optional parts of the language that an environment has, beside the standard functions.
public struct Libraries: OptionSet, Sendable, Hashable {
  /// One bit a library.
  public let rawValue: UInt32
  /// The libraries whose bits are set; bits that stand for none are kept and mean nothing.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// `charAt`, `indexOf`, `format`, `split`, `join`, `strings.quote` …
  public static let strings = Libraries(rawValue: 1 << 0)
  /// `math.greatest`, `math.ceil`, `math.bitAnd` …
  public static let math = Libraries(rawValue: 1 << 1)
  /// `lists.range`, `slice`, `sort`, `sortBy`, `distinct`, `flatten` …
  public static let lists = Libraries(rawValue: 1 << 2)
  /// `sets.contains`, `sets.intersects`, `sets.equivalent`.
  public static let sets = Libraries(rawValue: 1 << 3)
  /// `optional.of`, `x.?f`, `x[?i]`, `[?x]`, `{?k: v}` …
  public static let optionals = Libraries(rawValue: 1 << 4)
  /// `cel.bind`.
  public static let bindings = Libraries(rawValue: 1 << 5)
  /// `base64.encode`, `base64.decode`.
  public static let encoders = Libraries(rawValue: 1 << 6)
  /// `ip`, `cidr` and their methods.
  public static let network = Libraries(rawValue: 1 << 7)
  /// `all`, `exists`, `existsOne`, `transformList`, `transformMap`, `transformMapEntry` with two variables.
  public static let twoVariables = Libraries(rawValue: 1 << 8)
  /// `cel.block`, `cel.index`, `cel.iterVar`, `cel.accuVar`: what optimisers write.
  public static let block = Libraries(rawValue: 1 << 9)
  /// `matches`, which may fail on a bad pattern.
  public static let matches = Libraries(rawValue: 1 << 10)

  /// Everything.
  public static let all = Libraries(rawValue: (1 << 11) - 1)
  /// The standard functions and macros only (with `matches`).
  public static let standard: Libraries = [.matches]
}
