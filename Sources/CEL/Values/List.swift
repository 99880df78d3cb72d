/// A list, of which only a part may be known.
///
/// A complete list has exactly its elements, in order. A partly known list has *at least* its elements;
/// what else it holds, and where, is not known, for want of `missing`. So of a partly known list:
/// `x in l` is true if a known element equals x, else unknown; `all` is false if a known element fails,
/// else unknown; `exists` is true if a known element satisfies, else unknown; size and index are unknown;
/// equality is false when what is known decides it, else unknown.
///
/// An element may itself be `.unknown`; then its place is known and its value is not.
public struct List: Sendable {
  final class Contents: Sendable {
    let elements: [Value]
    let isComplete: Bool
    let missing: Unknown
    /// What is lacking inside the elements, at any depth; empty when all are known.
    let within: Unknown
    /// As `Value.weight`.
    let weight: Int
    /// The scalar elements by hash, for constant lists that `in` asks; nil elsewhere.
    let index: MembershipIndex?
    /// The elements in words, for the fast path; nil when they do not fit, or the list was made by an evaluation.
    let cells: [Cell]?

    init(
      elements: [Value], isComplete: Bool, missing: Unknown, index: MembershipIndex? = nil, cells: [Cell]? = nil
    ) {
      self.cells = cells
      self.elements = elements
      self.isComplete = isComplete
      self.missing = missing
      self.index = index
      var within = Unknown()
      for element in elements {
        if let lack = element.lackWithin { within.formUnion(lack) }
      }
      self.within = within
      weight = Value.weight(elements)
    }
  }

  let contents: Contents

  /// A complete list.
  public init(_ elements: [Value]) {
    contents = Contents(
      elements: elements, isComplete: true, missing: Unknown(), cells: Cell.all(of: elements))
  }

  /// A list of which these elements are known, and perhaps not all.
  /// `missing` names the attributes that would complete it; it is ignored for a complete list.
  public init(elements: [Value], isComplete: Bool, missing: Unknown) {
    contents = Contents(
      elements: elements, isComplete: isComplete, missing: isComplete ? Unknown() : missing,
      cells: Cell.all(of: elements))
  }

  /// A list that an evaluation makes: it is not likely to be asked often.
  init(made elements: [Value], missing: Unknown? = nil) {
    contents = Contents(elements: elements, isComplete: missing == nil, missing: missing ?? Unknown())
  }

  init(contents: Contents) { self.contents = contents }

  /// The known elements, in order.
  public var elements: [Value] { contents.elements }
  /// Whether these are all the elements.
  public var isComplete: Bool { contents.isComplete }
  /// The attributes that would complete the list; empty when it is complete.
  public var missing: Unknown { contents.missing }
}
