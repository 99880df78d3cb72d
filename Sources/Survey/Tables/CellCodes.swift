internal import Register

/// Numbers of words, found from their bytes.
struct WordTable {
  private let words: [[UInt8]]
  private var places: [UInt16]
  private let mask: UInt64

  init(_ words: [String]) {
    self.words = words.map { Array($0.utf8) }
    var size = 16
    while size < words.count * 4 { size *= 2 }
    places = Array(repeating: 0, count: size)
    mask = UInt64(size - 1)
    for (index, word) in self.words.enumerated() {
      word.withUnsafeBufferPointer { bytes in
        var place = Self.hash(bytes) & mask
        while places[Int(place)] != 0 { place = (place + 1) & mask }
        places[Int(place)] = UInt16(index + 1)
      }
    }
  }

  /// From 1; 0 when it is none of the words.
  func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var place = Self.hash(bytes) & mask
    while true {
      let number = Int(places[Int(place)])
      if number == 0 || words[number - 1].elementsEqual(bytes) { return number }
      place = (place + 1) & mask
    }
  }

  /// FNV-1a.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ hash >> 29
  }
}

/// Numbers of States, found from the three capitals of their codes.
struct StateTable {
  private var numbers = [UInt16](repeating: 0, count: 26 * 26 * 26)

  init(_ codes: [String]) {
    for (index, code) in codes.enumerated() {
      let bytes = Array(code.utf8)
      if let place = bytes.withUnsafeBufferPointer({ Self.place($0) }) { numbers[place] = UInt16(index + 1) }
    }
  }

  /// From 1; 0 when it is no State's code.
  func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int { Self.place(bytes).map { Int(numbers[$0]) } ?? 0 }

  private static func place(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count == 3 else { return nil }
    var place = 0
    for byte in bytes {
      let letter = Int(byte) - 0x41
      guard (0..<26).contains(letter) else { return nil }
      place = place * 26 + letter
    }
    return place
  }
}
