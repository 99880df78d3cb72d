/// A node of the syntax tree, with its place in the source. Macros are expanded.
///
/// A node is one reference, so that the functions that walk the tree need little stack.
public struct Expr: Sendable {
  private final class Contents: Sendable {
    let id: Int
    let range: Range<Int>
    let focus: Range<Int>
    let kind: Kind
    let origin: Expr?
    let height: Int

    init(id: Int, range: Range<Int>, focus: Range<Int>, kind: Kind, origin: Expr?, height: Int) {
      self.id = id
      self.range = range
      self.focus = focus
      self.kind = kind
      self.origin = origin
      self.height = height
    }
  }

  private let contents: Contents

  /// A node at a place. `macroCall` is the call as written, if this is the expansion of a macro.
  public init(id: Int, range: Range<Int>, focus: Range<Int>? = nil, kind: Kind, macroCall: Expr? = nil) {
    contents = Contents(
      id: id, range: range, focus: focus ?? range, kind: kind, origin: macroCall,
      height: Self.height(of: kind))
  }

  /// Unique within one tree, from 1.
  public var id: Int { contents.id }
  /// The bytes of the source (UTF-8) that this node covers. For a call, the whole call.
  public var range: Range<Int> { contents.range }
  /// The name, operator or field itself within `range`, for a caret.
  public var focus: Range<Int> { contents.focus }
  /// What the node is.
  public var kind: Kind { contents.kind }
  /// The macro call as it was written, if this node is the expansion of one.
  public var macroCall: Expr? { contents.origin }
  /// The number of levels of the tree from here down, for the limit on depth.
  var height: Int { contents.height }

  private static func height(of kind: Kind) -> Int {
    switch kind {
    case .literal, .ident: return 1
    case .select(let operand, _, _, _): return operand.height + 1
    case .call(_, let target, let arguments):
      return max(target?.height ?? 0, arguments.reduce(0) { max($0, $1.height) }) + 1
    case .list(let elements): return elements.reduce(0) { max($0, $1.value.height) } + 1
    case .map(let entries): return entries.reduce(0) { max($0, $1.key.height, $1.value.height) } + 1
    case .message(_, let fields): return fields.reduce(0) { max($0, $1.value.height) } + 1
    case .comprehension(let fold):
      return max(
        max(fold.range.height, fold.initial.height), max(fold.condition.height, fold.step.height),
        fold.result.height) + 1
    }
  }

  /// What a node is.
  public indirect enum Kind: Sendable {
    /// A literal of a scalar type, or a constant that a macro needs.
    case literal(Value)
    /// A name; the checker puts the whole dotted name of a variable here. A leading dot means
    /// "from the root, whatever the container".
    case ident(String)
    /// `operand.field`; `testOnly` for `has(operand.field)`; `optional` for `operand.?field`.
    case select(Expr, field: String, testOnly: Bool, optional: Bool)
    /// A function, method or operator. Operators are named as in the specification: `_+_`, `!_`, `_?_:_`, `@in`, `_[_]`.
    case call(String, target: Expr?, arguments: [Expr])
    /// `[a, ?b]`
    case list([Element])
    /// `{k: v, ?o: w}`
    case map([Entry])
    /// `Name{field: value}`. Only the well-known wrapper and JSON types are supported.
    case message(String, [Field])
    /// A fold that a macro stands for.
    case comprehension(Comprehension)
  }

  /// An element of a list; `?x` if optional.
  public struct Element: Sendable {
    /// The element, or an optional of it if `isOptional`.
    public var value: Expr
    /// Whether it is left out when its value is an empty optional.
    public var isOptional: Bool

    /// An element of a list literal.
    public init(value: Expr, isOptional: Bool = false) {
      self.value = value
      self.isOptional = isOptional
    }
  }

  /// An entry of a map; `?k: v` if optional.
  public struct Entry: Sendable {
    /// The key.
    public var key: Expr
    /// The value, or an optional of it if `isOptional`.
    public var value: Expr
    /// Whether it is left out when its value is an empty optional.
    public var isOptional: Bool

    /// An entry of a map literal.
    public init(key: Expr, value: Expr, isOptional: Bool = false) {
      self.key = key
      self.value = value
      self.isOptional = isOptional
    }
  }

  /// A field of a message.
  public struct Field: Sendable {
    /// The name of the field.
    public var name: String
    /// The value, or an optional of it if `isOptional`.
    public var value: Expr
    /// Whether it is left out when its value is an empty optional.
    public var isOptional: Bool

    /// A field of a message literal.
    public init(name: String, value: Expr, isOptional: Bool = false) {
      self.name = name
      self.value = value
      self.isOptional = isOptional
    }
  }

  /// A fold over a list or over the keys of a map: what the macros expand to.
  public struct Comprehension: Sendable {
    /// The list or map that is walked.
    public var range: Expr
    /// The name of the element, or of the key; of the index or key where there is a second one.
    public var variable: String
    /// The second variable of the two-variable macros.
    public var secondVariable: String?
    /// The name of what has been made so far.
    public var accumulator: String
    /// What the accumulator begins as.
    public var initial: Expr
    /// Whether to go on; asked before each element.
    public var condition: Expr
    /// What the accumulator becomes at an element.
    public var step: Expr
    /// What the whole comes to, once the walk is over.
    public var result: Expr

    /// A fold, part by part.
    public init(
      range: Expr, variable: String, secondVariable: String? = nil, accumulator: String,
      initial: Expr, condition: Expr, step: Expr, result: Expr
    ) {
      self.range = range
      self.variable = variable
      self.secondVariable = secondVariable
      self.accumulator = accumulator
      self.initial = initial
      self.condition = condition
      self.step = step
      self.result = result
    }
  }
}

extension Expr {
  /// The nodes directly below, in the order of the source.
  public var children: [Expr] {
    switch kind {
    case .literal, .ident: []
    case .select(let operand, _, _, _): [operand]
    case .call(_, let target, let arguments): (target.map { [$0] } ?? []) + arguments
    case .list(let elements): elements.map(\.value)
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .message(_, let fields): fields.map(\.value)
    case .comprehension(let fold): [fold.range, fold.initial, fold.condition, fold.step, fold.result]
    }
  }
}
