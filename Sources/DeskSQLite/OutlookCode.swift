package import Desks

/// An outlook as bytes. It is read a hundred thousand times in a round of the watch, so that it is not JSON: a line for
/// each destination, with tabs between code, finding and rules.
package enum OutlookCode {
  static func encode(_ outlook: CaseOutlook) -> [UInt8] {
    var text = ""
    for headline in outlook.headlines {
      text += "\(headline.destination)\t\(headline.finding)"
      for rule in headline.because { text += "\t\(rule)" }
      text += "\n"
    }
    return Array(text.utf8)
  }

  package static func decode(_ bytes: [UInt8]) -> CaseOutlook {
    CaseOutlook(
      bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
        let parts = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
        guard parts.count >= 2 else { return nil }
        return CaseOutlook.Headline(destination: parts[0], finding: parts[1], because: Array(parts.dropFirst(2)))
      })
  }

  /// Whether an outlook as bytes has these findings in this order, whatever decides them.
  package static func has(
    _ bytes: [UInt8], count: Int, _ headline: (Int) -> (destination: [UInt8], finding: [UInt8])
  ) -> Bool {
    let (tab, newline) = (UInt8(ascii: "\t"), UInt8(ascii: "\n"))
    return bytes.withUnsafeBufferPointer { bytes in
      var place = 0
      /// Whether the next word is this one; steps over it.
      func reads(_ word: [UInt8]) -> Bool {
        guard place + word.count < bytes.count else { return false }
        for byte in word {
          guard bytes[place] == byte else { return false }
          place += 1
        }
        return bytes[place] == tab || bytes[place] == newline
      }
      for index in 0..<count {
        let (destination, finding) = headline(index)
        guard reads(destination), bytes[place] == tab else { return false }
        place += 1
        guard reads(finding) else { return false }
        while place < bytes.count, bytes[place] != newline { place += 1 }
        place += 1
      }
      return place == bytes.count
    }
  }
}
