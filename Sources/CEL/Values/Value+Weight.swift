extension Value {
  /// How much there is to look at, in elements at any depth or 64 bytes of text: what functions and comparisons take in
  /// time. Two references to one list count twice, for it is looked at twice.
  var weight: Int {
    switch self {
    case .string(let text): text.utf8.count >> 6
    case .bytes(let bytes): bytes.count >> 6
    case .list(let list): list.contents.weight
    case .map(let map): map.contents.weight
    case .optional(let optional): optional.value?.weight ?? 0
    default: 0
    }
  }

  /// The weight of values beside each other, at most 2⁴⁰: lists of lists of one list grow without memory.
  static func weight(_ values: some Sequence<Value>) -> Int {
    values.reduce(0) { min($0 + $1.weight + 1, 1 << 40) }
  }
}
