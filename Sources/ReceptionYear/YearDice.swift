internal import Desks

/// Numbers by chance, the same for each seed (SplitMix64). How a number is brought into a range is written here too: that of
/// the standard library may change, and with it the bytes of every file.
struct YearDice {
  private var state: UInt64

  /// Two steps from the seed, so that seeds close to each other draw different numbers.
  init(seed: UInt64) {
    state = seed
    state = next()
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next().multipliedFullWidth(by: UInt64(range.count)).high)
  }

  /// Whether something that happens so many times in a thousand happens.
  mutating func chance(_ perMille: Int) -> Bool { number(0...999) < perMille }

  mutating func pick<Element>(_ list: [Element]) -> Element {
    precondition(!list.isEmpty, "something is picked from a list that has something")
    return list[number(0...list.count - 1)]
  }

  mutating func id<Subject>() -> DeskID<Subject> {
    let (high, low) = (next(), next())
    return DeskID((0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> UInt64(56 - $0 % 8 * 8)) })
  }

  mutating func digits(_ count: Int) -> String {
    var text = ""
    for _ in 0..<count { text += String(number(0...9)) }
    return text
  }
}
