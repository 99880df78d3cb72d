/// The bounds within which text is parsed and evaluated. Beyond them there is an error, never a trap.
public struct Limits: Sendable, Hashable {
  /// The longest source text, in UTF-8 bytes.
  public var sourceLength = 1_000_000
  /// The deepest nesting of the syntax tree, of brackets, and of the tree after macros.
  public var depth = 250
  /// The most nodes of the syntax tree, after macros.
  public var nodes = 100_000
  /// The most steps of one evaluation: a step is a call, an element visited, 64 bytes made, 16 elements or a kilobyte
  /// looked at by a function or a comparison, or 16 states of a pattern.
  public var cost = 10_000_000

  /// The documented defaults: 1 MB, depth 250, 100,000 nodes, 10 million steps.
  public init() {}
}
