/// The places of names in a list: a dictionary for names that the register has, asked for each fact and each destination
/// of a case. It only looks at the ends of a name to find where it may stand, which tells the names of a register apart.
struct NameIndex: Sendable {
  private let names: [String]
  /// Places among the names, by hash and then one after another; negative where none is. At least half are.
  private let table: [Int32]

  /// Of equal names the first counts.
  init(_ names: [String]) {
    var size = 4
    while size < names.count * 2 { size *= 2 }
    var table = [Int32](repeating: -1, count: size)
    for (place, name) in names.enumerated() {
      var at = NameIndex.hash(name) & (size - 1)
      while table[at] >= 0 { at = (at + 1) & (size - 1) }
      table[at] = Int32(place)
    }
    self.names = names
    self.table = table
  }

  /// The place of a name; `nil` when it is not there.
  subscript(name: String) -> Int? {
    let mask = table.count - 1
    var at = NameIndex.hash(name) & mask
    while table[at] >= 0 {
      let place = Int(table[at])
      if names[place] == name { return place }
      at = (at + 1) & mask
    }
    return nil
  }

  func contains(_ name: String) -> Bool { self[name] != nil }

  /// From the first eight bytes, the last eight, and how many there are.
  private static func hash(_ name: String) -> Int {
    let mixed = name.utf8.withContiguousStorageIfAvailable { bytes in
      var (first, last) = (UInt64(bytes.count), UInt64(0))
      if bytes.count >= 8 {
        let raw = UnsafeRawBufferPointer(bytes)
        first ^= raw.loadUnaligned(as: UInt64.self)
        last = raw.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
      } else {
        for byte in bytes { last = last << 8 | UInt64(byte) }
      }
      return (first &* 0x9E37_79B9_7F4A_7C15) ^ (last &* 0xD6E8_FEB8_6659_FD93)
    }
    // (A text of another kind than Swift's own, which there is not here, would stand first.)
    return mixed.map { Int(truncatingIfNeeded: $0 ^ $0 >> 32) } ?? 0
  }
}
