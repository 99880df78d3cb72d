/// A part of a variable that is not known: a field, an element, or all below.
public struct AttributePattern: Sendable, Hashable {
  /// One step into a value.
  public enum Step: Sendable, Hashable {
    /// A field, or an entry with a string key.
    case field(String)
    /// An element, or an entry with an int key.
    case index(Int64)
    /// An entry with a bool key.
    case key(Bool)
    /// Any step.
    case any
  }

  /// The slot of the variable.
  public var slot: Int
  /// The way from the variable to the part.
  public var steps: [Step]
  /// The id that an unknown names when this part is asked for.
  public var id: Int

  /// The part of the variable in `slot` to which `steps` lead; `id` is what an unknown then names.
  public init(slot: Int, steps: [Step], id: Int) {
    self.slot = slot
    self.steps = steps
    self.id = id
  }
}
