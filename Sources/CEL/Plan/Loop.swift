/// A macro that visits elements, recognised by the shape of its fold.
struct Loop: Sendable {
  enum Kind: Sendable {
    case all, exists, existsOne
    /// `map`, `filter`, `transformList`
    case list
    case map
    case mapEntries
    /// Any other fold.
    case fold
  }

  var kind: Kind
  var range: Int32
  /// Where the variables are kept; the second is negative when there is none.
  var variable: Int32
  var second: Int32
  /// Only for `fold`.
  var accumulator: Int32 = -1
  /// The condition of an element, or negative.
  var predicate: Int32 = -1
  /// What an element becomes, or negative.
  var transform: Int32 = -1
  var initial: Int32 = -1
  var condition: Int32 = -1
  var step: Int32 = -1
  var result: Int32 = -1
  /// Whether predicate and transform never come to a fault.
  var bodyCannotFail = false
  /// Whether the range is a list or a map, whatever the unknowns turn out to be.
  var rangeCannotFail = false
}
