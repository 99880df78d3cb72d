internal import Register
internal import Safeguards

/// Reads the plain cells of one column of the file, by far the most, without counting a reference: numbers and pointers
/// alone. What it does not know it leaves to ``CellReader``, which also knows what is wrong.
struct FastCell: BitwiseCopyable {
  private enum Kind: UInt8, BitwiseCopyable {
    case none, truth, date, count, state, choice
  }

  /// Words of a choice of at most 16 bytes, found by one multiplication; the memory belongs to ``FastWords``.
  struct Word: BitwiseCopyable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var number: UInt16 = 0
  }

  private var kind = Kind.none
  /// The column holds bytes, not numbers.
  private var isNarrow = false
  private var trues: UnsafeMutablePointer<UInt64>?
  private var falses: UnsafeMutablePointer<UInt64>?
  private var bytes: UnsafeMutablePointer<UInt8>?
  private var numbers: UnsafeMutablePointer<Int32>?
  private var states: UnsafePointer<UInt16>?
  private var words: UnsafePointer<Word>?
  private var mask: UInt64 = 0

  /// Reads nothing.
  init() {}

  init(_ type: FactDeclaration.FactType, _ column: Column, _ words: FastWords?) {
    switch type {
    case .truth: kind = .truth
    case .date: kind = .date
    case .count: kind = .count
    case .state: kind = .state
    case .choice: kind = .choice
    case .states, .moment: kind = .none
    }
    if kind == .state || kind == .choice {
      guard let words else {
        kind = .none
        return
      }
      states = UnsafePointer(words.states)
      self.words = UnsafePointer(words.words)
      mask = words.mask
    }
    isNarrow = column.form == .byte
    trues = column.trues
    falses = column.falses
    bytes = column.bytes
    numbers = column.numbers
  }

  /// Reads the cell from `begin` to `end`; false leaves everything as it was. 16 bytes from `begin` may be looked at.
  @inline(__always)
  func read(_ text: UnsafePointer<UInt8>, _ begin: Int, _ end: Int, _ row: Int) -> Bool {
    let cell = UnsafeRawPointer(text + begin)
    let length = end - begin
    switch kind {
    case .none: return false
    case .truth:
      let bit = UInt64(1) << UInt64(row & 63)
      let four = cell.loadUnaligned(as: UInt32.self)
      // “true”, “fals” and “e”, the lowest byte first.
      if length == 4, four == 0x6575_7274 {
        trues.unsafelyUnwrapped[row >> 6] |= bit
        return true
      }
      guard length == 5, four == 0x736C_6166, text[begin + 4] == 0x65 else { return false }
      falses.unsafelyUnwrapped[row >> 6] |= bit
      return true
    case .date:
      guard let day = CellText.day(UnsafeBufferPointer(start: text + begin, count: length)) else { return false }
      numbers.unsafelyUnwrapped[row] = day
      return true
    case .count:
      guard !isNarrow, (1...9).contains(length) else { return false }
      var n: Int32 = 0
      for place in begin..<end {
        let digit = text[place] &- 0x30
        if digit > 9 { return false }
        n = n &* 10 &+ Int32(digit)
      }
      numbers.unsafelyUnwrapped[row] = n
      return true
    case .state:
      guard length == 3 else { return false }
      let a = Int(text[begin]) &- 0x41
      let b = Int(text[begin + 1]) &- 0x41
      let c = Int(text[begin + 2]) &- 0x41
      guard a | b | c >= 0, a < 26, b < 26, c < 26 else { return false }
      return write(Int(states.unsafelyUnwrapped[(a * 26 + b) * 26 + c]), row)
    case .choice:
      guard length <= 16 else { return false }
      var low = cell.loadUnaligned(as: UInt64.self)
      var high = (cell + 8).loadUnaligned(as: UInt64.self)
      if length < 8 {
        low &= (1 << UInt64(length * 8)) - 1
        high = 0
      } else if length < 16 {
        high &= (1 << UInt64((length - 8) * 8)) - 1
      }
      var place = FastWords.hash(low, high) & mask
      while true {
        let word = words.unsafelyUnwrapped[Int(place)]
        if word.number == 0 { return false }
        if word.low == low, word.high == high { return write(Int(word.number), row) }
        place = (place + 1) & mask
      }
    }
  }

  @inline(__always)
  private func write(_ number: Int, _ row: Int) -> Bool {
    if number == 0 { return false }
    if isNarrow {
      bytes.unsafelyUnwrapped[row] = UInt8(truncatingIfNeeded: number)
    } else {
      numbers.unsafelyUnwrapped[row] = Int32(truncatingIfNeeded: number)
    }
    return true
  }
}

/// The memory behind ``FastCell``: the numbers of States by the three capitals of their codes, or of a choice's words.
final class FastWords {
  let states: UnsafeMutablePointer<UInt16>
  let words: UnsafeMutablePointer<FastCell.Word>
  let mask: UInt64
  private static let codes = 26 * 26 * 26

  init(states codes: [StateCode]) {
    states = .allocate(capacity: Self.codes)
    states.initialize(repeating: 0, count: Self.codes)
    words = .allocate(capacity: 1)
    words.initialize(to: FastCell.Word())
    mask = 0
    for (index, code) in codes.enumerated() {
      let letters = code.text.utf8.map { Int($0) - 0x41 }
      guard letters.count == 3, letters.allSatisfy({ (0..<26).contains($0) }) else { continue }
      states[(letters[0] * 26 + letters[1]) * 26 + letters[2]] = UInt16(index + 1)
    }
  }

  /// Words that are longer than 16 bytes, or hold a zero, are left out.
  init(choice options: [String]) {
    states = .allocate(capacity: 1)
    states.initialize(to: 0)
    var size = 16
    while size < options.count * 4 { size *= 2 }
    mask = UInt64(size - 1)
    words = .allocate(capacity: size)
    words.initialize(repeating: FastCell.Word(), count: size)
    for (index, option) in options.enumerated() {
      let bytes = Array(option.utf8)
      guard (1...16).contains(bytes.count), !bytes.contains(0) else { continue }
      var word = FastCell.Word(number: UInt16(index + 1))
      for (place, byte) in bytes.enumerated() {
        if place < 8 {
          word.low |= UInt64(byte) << UInt64(place * 8)
        } else {
          word.high |= UInt64(byte) << UInt64((place - 8) * 8)
        }
      }
      var place = Self.hash(word.low, word.high) & mask
      while words[Int(place)].number != 0 { place = (place + 1) & mask }
      words[Int(place)] = word
    }
  }

  deinit {
    states.deallocate()
    words.deallocate()
  }

  @inline(__always)
  static func hash(_ low: UInt64, _ high: UInt64) -> UInt64 {
    let mixed = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return mixed >> 40
  }
}
