/// One step of a plan. Operands are numbers of other nodes, of constants, slots or call sites, as `op` says.
struct Node: Sendable {
  enum Op: UInt8, Sendable {
    /// `constants[a]`
    case constant
    /// The variable in slot `a`
    case slot
    /// The macro variable `a`
    case local
    case not
    /// `operands[a..<a + b]`
    case and, or
    /// `a ? b : c`
    case conditional
    /// `a == b` and so on
    case equal, notEqual, less, lessEqual, greater, greaterEqual
    /// `a in b`
    case inside
    /// `a.constants[b]`
    case select, has, selectOptional, hasOptional
    /// `a[b]`
    case index, indexOptional
    /// `sites[a]` with `operands[b..<b + c]`
    case call
    /// `operands[a..<a + b]`; `optionals[c]` says which are optional, unless c is negative
    case list
    /// Keys and values in turn: `operands[a..<a + 2 * b]`; `c` as for lists
    case map
    /// `messages[a]` with `operands[b..<b + c]`
    case message
    /// `loops[a]`
    case loop
    /// `a` kept as local `b` in `c`
    case bind
    /// `a.or(b)` and `a.orValue(b)`, which leave out b where a has a value
    case optionalOr, optionalOrValue
    /// Whether `a` is anything but false
    case notStrictlyFalse
  }

  var op: Op
  /// Whether it has a value whatever the unknown variables turn out to be: it never comes to a fault.
  var cannotFail = false
  /// Whether it is a bool whatever the variables are.
  var isLogical = false
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0
  /// The constant in words, for the fast path. Of a constant list, `x` and `y` are the place and number of the
  /// nodes that hold its elements.
  var cell = Cell.other
}
