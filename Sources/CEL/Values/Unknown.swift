/// The attributes whose lack kept a value from being known: a set of small ids.
///
/// The id of a variable is its slot; an `AttributePattern` gives ids to fields and indices.
/// Ids 0 to 127 are held inline, so a union of such sets allocates nothing; larger ids are held on the heap.
/// The sequence is ascending.
public struct Unknown: Sendable, Hashable {
  @usableFromInline var low: UInt64
  @usableFromInline var high: UInt64
  /// The ids of 128 and more; nil, never empty, when there are none.
  @usableFromInline var rest: Rest?

  @usableFromInline final class Rest: Sendable, Hashable {
    let ids: Set<Int>
    init(_ ids: Set<Int>) { self.ids = ids }
    @usableFromInline static func == (a: Rest, b: Rest) -> Bool { a.ids == b.ids }
    @usableFromInline func hash(into hasher: inout Hasher) { hasher.combine(ids) }
  }

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
    rest = nil
  }

  /// No attribute at all. A value is never unknown for want of nothing: use it only to begin a union.
  public init() { self.init(low: 0, high: 0) }

  /// The lack of one attribute. Negative ids are counted as 0.
  public init(_ id: Int) {
    switch id {
    case ..<1: self.init(low: 1, high: 0)
    case ..<64: self.init(low: 1 << UInt64(id), high: 0)
    case ..<128: self.init(low: 0, high: 1 << UInt64(id - 64))
    default:
      self.init(low: 0, high: 0)
      rest = Rest([id])
    }
  }

  /// The lack of several attributes.
  public init(_ ids: some Sequence<Int>) {
    self.init()
    for id in ids { formUnion(Unknown(id)) }
  }

  /// Whether no attribute is lacking.
  public var isEmpty: Bool { low == 0 && high == 0 && rest == nil }

  /// How many attributes are lacking.
  public var count: Int { low.nonzeroBitCount + high.nonzeroBitCount + (rest?.ids.count ?? 0) }

  /// Whether this attribute is among the lacking.
  public func contains(_ id: Int) -> Bool {
    switch id {
    case ..<0: false
    case ..<64: low >> UInt64(id) & 1 == 1
    case ..<128: high >> UInt64(id - 64) & 1 == 1
    default: rest?.ids.contains(id) ?? false
    }
  }

  /// Adds what `other` lacks.
  public mutating func formUnion(_ other: Unknown) {
    low |= other.low
    high |= other.high
    if let more = other.rest {
      rest = rest.map { Rest($0.ids.union(more.ids)) } ?? more
    }
  }

  /// What either lacks.
  public func union(_ other: Unknown) -> Unknown {
    var result = self
    result.formUnion(other)
    return result
  }
}

extension Unknown: Sequence {
  /// The ids, ascending.
  public func makeIterator() -> Iterator {
    Iterator(low: low, high: high, rest: rest?.ids.sorted() ?? [])
  }

  /// Walks the ids upwards.
  public struct Iterator: IteratorProtocol {
    var low: UInt64
    var high: UInt64
    var rest: [Int]
    var position = 0

    init(low: UInt64, high: UInt64, rest: [Int]) {
      self.low = low
      self.high = high
      self.rest = rest
    }

    /// The next id, ascending; nil when there is none left.
    public mutating func next() -> Int? {
      if low != 0 {
        let id = low.trailingZeroBitCount
        low &= low - 1
        return id
      }
      if high != 0 {
        let id = high.trailingZeroBitCount
        high &= high - 1
        return id + 64
      }
      guard position < rest.count else { return nil }
      position += 1
      return rest[position - 1]
    }
  }
}

extension Unknown: ExpressibleByArrayLiteral, CustomStringConvertible {
  /// The lack of these attributes.
  public init(arrayLiteral ids: Int...) { self.init(ids) }

  /// As in `unknown{0, 3}`.
  public var description: String {
    "unknown{" + map(String.init).joined(separator: ", ") + "}"
  }
}
