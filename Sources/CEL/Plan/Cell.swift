/// A value in a few machine words, for the fast path: no reference is counted and nothing is copied but words.
///
/// | kind | `type` | `x` | `y` |
/// |---|---|---|---|
/// | bool | | 0 or 1 | |
/// | int, uint, double | | its bits | |
/// | text of up to 15 bytes | | its first 8 bytes | 7 more, then its length |
/// | opaque | the type's id | `a` | |
/// | timestamp, duration | | seconds | nanoseconds |
/// | unknown, of ids below 128 | | ids 0 to 63 | ids 64 to 127 |
/// | list | 1 if complete | see `Runs` | |
/// | other: all else | | | |
///
/// Equal values of one kind have equal words. Texts are packed most significant byte first, so the words also order them.
struct Cell: Sendable, Equatable {
  enum Kind: UInt8, Sendable {
    case bool, int, uint, double, text, opaque, timestamp, duration, unknown, list, other
  }

  var kind: Kind
  var type: UInt16 = 0
  var x: UInt64 = 0
  var y: UInt64 = 0

  static let other = Cell(kind: .other)

  init(kind: Kind, type: UInt16 = 0, x: UInt64 = 0, y: UInt64 = 0) {
    self.kind = kind
    self.type = type
    self.x = x
    self.y = y
  }

  init(_ value: Value) {
    switch value {
    case .bool(let bool): self.init(kind: .bool, x: bool ? 1 : 0)
    case .int(let int): self.init(kind: .int, x: UInt64(bitPattern: int))
    case .uint(let uint): self.init(kind: .uint, x: uint)
    case .double(let double): self.init(kind: .double, x: double.bitPattern)
    case .opaque(let opaque): self.init(kind: .opaque, type: opaque.type, x: UInt64(bitPattern: opaque.a))
    case .timestamp(let time):
      self.init(
        kind: .timestamp, x: UInt64(bitPattern: time.seconds), y: UInt64(bitPattern: Int64(time.nanoseconds)))
    case .duration(let time):
      self.init(
        kind: .duration, x: UInt64(bitPattern: time.seconds), y: UInt64(bitPattern: Int64(time.nanoseconds)))
    case .unknown(let unknown) where unknown.rest == nil:
      self.init(kind: .unknown, x: unknown.low, y: unknown.high)
    case .list: self.init(kind: .list)
    case .string(let text): self.init(text: text)
    default: self.init(kind: .other)
    }
  }

  private init(text: String) {
    let count = text.utf8.count
    guard count < 16 else {
      self.init(kind: .other)
      return
    }
    var text = text
    let (x, y) = text.withUTF8 { bytes in
      if count < 8 { return (Cell.packed(bytes[...]), UInt64(0)) }
      let x = UInt64(bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(as: UInt64.self))
      return (x, Cell.packed(bytes[8...]))
    }
    self.init(kind: .text, x: x, y: y | UInt64(count))
  }

  /// Fewer than eight bytes, the first the most significant.
  private static func packed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    var word: UInt64 = 0
    for byte in bytes { word = word << 8 | UInt64(byte) }
    return word << UInt64(64 - 8 * bytes.count)
  }

  /// The cells of a list of at most 64 texts, ints, bools or opaque values, all of one kind; nil for other lists.
  static func all(of elements: [Value]) -> [Cell]? {
    guard elements.count <= 64 else { return nil }
    var cells: [Cell] = []
    cells.reserveCapacity(elements.count)
    for element in elements {
      let cell = Cell(element)
      switch cell.kind {
      case .text, .int, .bool, .opaque:
        if let first = cells.first, first.kind != cell.kind { return nil }
        cells.append(cell)
      default: return nil
      }
    }
    return cells
  }
}
