internal import CEL

/// What is lacking for a truth, in plain words: ids below 128 as bits, all others by the place of their set in ``Lacks``.
///
/// Judgements are handed about in the innermost loops; a set that must be counted and freed would cost more there than
/// the conditions themselves.
struct Lack: Equatable, Sendable {
  var low: UInt64 = 0
  var high: UInt64 = 0
  /// 0: no id of 128 or more.
  var others: Int32 = 0

  static let nothing = Lack()

  var isEmpty: Bool { low == 0 && high == 0 && others == 0 }

  /// The ids below one that is at most 128.
  func inWords(below id: Int) -> Lack {
    // (A smart shift by the whole width leaves nothing.)
    Lack(low: low & ~(UInt64.max << id), high: high & ~(UInt64.max << max(0, id - 64)))
  }
}

/// The sets of ids of 128 and more that some ``Lack`` of an assessment has. Facts have small ids, so that these are
/// doubts of the register, and few.
struct Lacks: Sendable {
  private var sets: [Unknown] = []
  private var places: [Unknown: Int32] = [:]
  /// The place of the union of two sets, by their places.
  private var unions: [Pair: Int32] = [:]

  private struct Pair: Hashable {
    var a: Int32
    var b: Int32
  }

  /// The lack of one fact or one doubt.
  mutating func lack(of id: Int) -> Lack {
    switch id {
    case 0..<64: Lack(low: 1 << UInt64(id))
    case 64..<128: Lack(high: 1 << UInt64(id - 64))
    default: lack(Unknown(id))
    }
  }

  mutating func lack(_ unknown: Unknown) -> Lack {
    let (low, high) = unknown.words
    return Lack(low: low, high: high, others: unknown.beyondWords.map { place(of: $0) } ?? 0)
  }

  func unknown(_ lack: Lack) -> Unknown {
    let inWords = Unknown(words: lack.low, lack.high)
    return lack.others == 0 ? inWords : inWords.union(sets[Int(lack.others) - 1])
  }

  @inline(__always)
  mutating func union(_ a: Lack, _ b: Lack) -> Lack {
    var others = a.others | b.others
    if a.others != 0, b.others != 0, a.others != b.others { others = joined(a.others, b.others) }
    return Lack(low: a.low | b.low, high: a.high | b.high, others: others)
  }

  @inline(never)
  private mutating func joined(_ a: Int32, _ b: Int32) -> Int32 {
    if let place = unions[Pair(a: a, b: b)] { return place }
    let place = place(of: sets[Int(a) - 1].union(sets[Int(b) - 1]))
    unions[Pair(a: a, b: b)] = place
    return place
  }

  private mutating func place(of set: Unknown) -> Int32 {
    if let place = places[set] { return place }
    sets.append(set)
    places[set] = Int32(sets.count)
    return Int32(sets.count)
  }
}
