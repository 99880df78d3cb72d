/// What an evaluation did: a node, what it came to, and those below it that were evaluated.
public struct Trace: Sendable {
  /// The id of the node of the expression.
  public var id: Int
  /// Its place in the source, in UTF-8 bytes.
  public var range: Range<Int>
  /// What it came to.
  public var value: Value
  /// Its parts, in the order of evaluation; parts that a short circuit skipped are absent.
  /// The predicate of a macro appears once for each element visited.
  public var children: [Trace]

  /// What a node came to, with the parts that were evaluated.
  public init(id: Int, range: Range<Int>, value: Value, children: [Trace] = []) {
    self.id = id
    self.range = range
    self.value = value
    self.children = children
  }
}
