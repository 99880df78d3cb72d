/// An expression whose names are resolved and whose types are known.
///
/// A chain of selections that names a variable, such as `person.final_order`, has become one `.ident`
/// with the full name of the variable, at the place of the whole chain.
public struct CheckedExpr: Sendable {
  /// What a name refers to.
  public enum Reference: Sendable, Hashable {
    /// A declared variable.
    case variable(slot: Int)
    /// A variable of an enclosing macro.
    case local(String)
    /// The name of a type, or an enumeration's value.
    case constant(ValueType)
  }

  /// The tree, with variables' names joined.
  public var expr: Expr
  /// The type of each node, by its id.
  public var types: [Int: ValueType]
  /// What each `.ident` refers to, by node id.
  public var references: [Int: Reference]
  /// The overloads that may serve each call, by node id; several where a type is dynamic.
  public var overloads: [Int: [String]]
  /// What it was checked against.
  public var declarations: Declarations

  /// The type of the whole.
  public var type: ValueType { types[expr.id] ?? .dyn }
  /// The slots of the variables it refers to, ascending.
  public var variables: [Int] {
    var slots: Set<Int> = []
    for case .variable(let slot) in references.values { slots.insert(slot) }
    return slots.sorted()
  }
}
