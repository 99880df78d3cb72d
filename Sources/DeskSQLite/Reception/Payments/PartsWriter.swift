internal import Desks
internal import Register

/// Writes numbers and texts one behind the other: each text behind its length, and one that stood before as its place.
///
/// A month of fifty thousand payments is a hundred thousand entries of a ledger, in which programmes, members and currencies
/// are always the same: as JSON, writing them takes longer than all else that a run does.
struct PartsWriter {
  private(set) var bytes: [UInt8] = []
  /// From 1.
  private var places: [String: Int] = [:]

  /// Seven bits a byte, the lowest first; small numbers below nothing are short as well.
  mutating func write(_ number: Int) {
    var bits = UInt(bitPattern: (number << 1) ^ (number >> (Int.bitWidth - 1)))
    while bits > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: bits) | 0x80)
      bits >>= 7
    }
    bytes.append(UInt8(bits))
  }

  mutating func write(_ text: String) {
    if let place = places[text] { return write(place) }
    places[text] = places.count + 1
    write(0)
    write(text.utf8.count)
    bytes += text.utf8
  }

  /// Something that may not be there.
  mutating func write<Value>(_ value: Value?, _ body: (inout PartsWriter, Value) -> Void) {
    write(value == nil ? 0 : 1)
    if let value { body(&self, value) }
  }

  mutating func write<Subject>(_ id: DeskID<Subject>) { write(id.text) }
  mutating func write(_ day: CivilDate) { write(day.days) }
  mutating func write(_ time: DeskTime) { write(time.seconds) }

  mutating func write(_ money: Money) {
    write(money.minor)
    write(money.currency.code)
  }
}
