internal import Desks
internal import Register

/// Reads what `PartsWriter` wrote. Anything else is a fault, whatever the bytes are.
struct PartsReader {
  private let bytes: [UInt8]
  private var position = 0
  private var texts: [String] = []
  /// The currency that was read last: mostly it is the next as well.
  private var currency: Currency?
  /// What a fault names: the context of the seal.
  private let context: String

  init(_ bytes: [UInt8], context: String) {
    self.bytes = bytes
    self.context = context
  }

  var isAtEnd: Bool { position == bytes.count }
  /// What was not read.
  var rest: ArraySlice<UInt8> { bytes[position...] }
  var damaged: DeskFault { .damaged(context) }

  mutating func number() throws -> Int {
    var (bits, shift) = (UInt(0), UInt(0))
    while true {
      guard position < bytes.count, shift < 64 else { throw damaged }
      let byte = bytes[position]
      position += 1
      // Of the tenth byte there is room for one bit.
      guard shift < 63 || byte <= 1 else { throw damaged }
      bits |= UInt(byte & 0x7F) << shift
      shift += 7
      if byte & 0x80 == 0 { break }
    }
    return Int(bitPattern: bits >> 1) ^ -Int(bitPattern: bits & 1)
  }

  /// A number of things that follow: each has at least a byte.
  mutating func count() throws -> Int {
    let count = try number()
    guard (0...bytes.count - position).contains(count) else { throw damaged }
    return count
  }

  mutating func text() throws -> String {
    let place = try number()
    if place != 0 {
      guard texts.indices.contains(place - 1) else { throw damaged }
      return texts[place - 1]
    }
    let length = try count()
    let text = String(decoding: bytes[position..<position + length], as: UTF8.self)
    position += length
    texts.append(text)
    return text
  }

  mutating func optional<Value>(_ body: (inout PartsReader) throws -> Value) throws -> Value? {
    switch try number() {
    case 0: nil
    case 1: try body(&self)
    default: throw damaged
    }
  }

  mutating func id<Subject>() throws -> DeskID<Subject> {
    guard let id = DeskID<Subject>(try text()) else { throw damaged }
    return id
  }

  mutating func day() throws -> CivilDate {
    let days = try number()
    // Far beyond all years that are written, and far from where counting days would overflow.
    guard days.magnitude < 1 << 40 else { throw damaged }
    return CivilDate(days: days)
  }

  mutating func time() throws -> DeskTime {
    let seconds = try number()
    guard seconds.magnitude < 1 << 48 else { throw damaged }
    return DeskTime(seconds)
  }

  mutating func money() throws -> Money {
    let minor = try number()
    // Every amount has an opposite.
    guard minor != .min else { throw damaged }
    let code = try text()
    if let currency, currency.code == code { return Money(minor: minor, currency) }
    guard let currency = Currency(code) else { throw damaged }
    self.currency = currency
    return Money(minor: minor, currency)
  }
}
