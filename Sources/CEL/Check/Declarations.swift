/// What an expression may refer to: a container, variables with their types, functions, libraries and limits.
public struct Declarations: Sendable {
  /// A variable and its place in an `Activation`.
  public struct Variable: Sendable, Hashable {
    /// The whole name, dots included.
    public let name: String
    /// What its values are; `dyn` leaves it to the evaluation.
    public let type: ValueType
    /// Its place in an `Activation`, and its id in an `Unknown`.
    public let slot: Int
  }

  /// The namespace in which names are looked up first, such as `com.example`; may be empty.
  public var container: String
  /// The libraries that are present.
  public var libraries: Libraries
  /// The bounds of parsing and evaluation.
  public var limits = Limits()
  /// The zones that timestamp accessors know by name.
  public var zones = TimeZones()
  /// The variables, in the order of their slots.
  public private(set) var variables: [Variable] = []
  /// The types an embedder added.
  public private(set) var opaqueTypes: [OpaqueType] = []

  var slots: [String: Int] = [:]
  var functions: [String: [Overload]] = [:]

  /// Declarations with no variables and no functions but those of the libraries.
  public init(container: String = "", libraries: Libraries = .all) {
    self.container = container
    self.libraries = libraries
  }

  /// Declares a variable and returns its slot. The name may be dotted, as in `person.final_order`.
  /// A second declaration of a name changes its type and keeps its slot.
  @discardableResult
  public mutating func variable(_ name: String, _ type: ValueType) -> Int {
    register(type)
    if let slot = slots[name] {
      variables[slot] = Variable(name: name, type: type, slot: slot)
      return slot
    }
    let slot = variables.count
    variables.append(Variable(name: name, type: type, slot: slot))
    slots[name] = slot
    return slot
  }

  /// Adds a scalar type, so that `type(x)` and messages can name it.
  /// (The types of declared variables and functions are added on their own.)
  public mutating func type(_ type: OpaqueType) {
    if !opaqueTypes.contains(type) { opaqueTypes.append(type) }
  }

  private mutating func register(_ type: ValueType) {
    switch type {
    case .scalar(let opaque): self.type(opaque)
    case .list(let inner), .optional(let inner), .wrapper(let inner): register(inner)
    case .map(let key, let value):
      register(key)
      register(value)
    default: break
    }
  }

  /// Declares one overload of a function, or of an operator on opaque types (`"_+_"`, `"_<_"`).
  public mutating func function(
    _ name: String, overload id: String, params: [ValueType], returns: ValueType,
    member: Bool = false, implementation: Implementation? = nil
  ) {
    for type in params + [returns] { register(type) }
    functions[name, default: []].append(
      Overload(id: id, params: params, returns: returns, isMember: member, implementation: implementation))
  }

  /// The slot of a variable, by its full name.
  public func slot(of name: String) -> Int? { slots[name] }

  /// Reads one expression, with the macros and syntax of these libraries.
  public func parse(_ source: String) throws(ParseError) -> Expr {
    try CEL.parse(source, limits: limits, libraries: libraries)
  }

  /// Infers the types and resolves the names. `expecting` is the type the whole must have.
  public func check(_ expr: Expr, expecting: ValueType? = nil) throws(CheckErrors) -> CheckedExpr {
    var checker = Checker(self)
    return try checker.check(expr, expecting: expecting)
  }

  /// Parses and checks.
  public func compile(_ source: String, expecting: ValueType? = nil) throws(CompileError) -> CheckedExpr {
    let expr: Expr
    do { expr = try parse(source) } catch { throw .parse(error) }
    do { return try check(expr, expecting: expecting) } catch { throw .check(error) }
  }
}
