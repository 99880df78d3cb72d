package import Desks

/// An outlook as bytes. It is read a hundred thousand times in a round of the watch, so that it is not JSON: a line with all
/// rules, each once, then a line for each destination, with tabs between code, finding and the places of its rules in the
/// first line. Destinations have most of their rules in common.
package enum OutlookCode {
  private static let (tab, newline) = (UInt8(ascii: "\t"), UInt8(ascii: "\n"))

  static func encode(_ outlook: CaseOutlook) -> [UInt8] {
    var places: [String: Int] = [:]
    var rules: [String] = []
    var lines = ""
    for headline in outlook.headlines {
      lines += "\(headline.destination)\t\(headline.finding)"
      for rule in headline.because {
        let place = places[rule] ?? rules.count
        if place == rules.count {
          places[rule] = place
          rules.append(rule)
        }
        lines += "\t\(place)"
      }
      lines += "\n"
    }
    return Array((rules.joined(separator: "\t") + "\n" + lines).utf8)
  }

  /// Nothing where the bytes are not of this form. A list of cases wants no rules, which are most of an outlook.
  package static func decode(_ bytes: [UInt8], withRules: Bool = true) -> CaseOutlook {
    let lines = bytes.split(separator: newline, omittingEmptySubsequences: false)
    let rules = withRules ? (lines.first ?? []).split(separator: tab).map { String(decoding: $0, as: UTF8.self) } : []
    return CaseOutlook(
      lines.dropFirst().compactMap { line in
        let parts = line.split(separator: tab, maxSplits: withRules ? .max : 2)
        guard parts.count >= 2 else { return nil }
        let because = parts.dropFirst(2).compactMap { place in
          Int(String(decoding: place, as: UTF8.self)).flatMap { rules.indices.contains($0) ? rules[$0] : nil }
        }
        return CaseOutlook.Headline(
          destination: String(decoding: parts[0], as: UTF8.self), finding: String(decoding: parts[1], as: UTF8.self),
          because: because)
      })
  }

  /// Whether an outlook as bytes has these findings in this order, decided by these rules. `rules` reads the first line:
  /// by place, the number by which the asker knows a rule.
  package static func has(
    _ bytes: [UInt8], count: Int, rules: (ArraySlice<UInt8>) -> [Int],
    _ headline: (Int) -> (destination: [UInt8], finding: [UInt8], because: [Int])
  ) -> Bool {
    guard let end = bytes.firstIndex(of: newline) else { return false }
    let rules = rules(bytes[..<end])
    return bytes.withUnsafeBufferPointer { bytes in
      var place = end + 1
      /// Whether the line ends with these rules; steps over its end.
      func ends(_ because: [Int]) -> Bool {
        for rule in because {
          guard place < bytes.count, bytes[place] == tab else { return false }
          place += 1
          var number = 0
          while place < bytes.count, (0x30...0x39).contains(bytes[place]), number < rules.count {
            number = number * 10 + Int(bytes[place] - 0x30)
            place += 1
          }
          guard number < rules.count, rules[number] == rule else { return false }
        }
        guard place < bytes.count, bytes[place] == newline else { return false }
        place += 1
        return true
      }
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
        let (destination, finding, because) = headline(index)
        guard reads(destination), bytes[place] == tab else { return false }
        place += 1
        guard reads(finding), ends(because) else { return false }
      }
      return place == bytes.count
    }
  }

  /// The rules of a first line, in their order.
  package static func rules(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] { line.split(separator: tab) }

  /// Whether it has these findings for these destinations in this order, whatever decides them.
  package static func hasFindings(
    _ bytes: [UInt8], count: Int, _ headline: (Int) -> (destination: [UInt8], finding: [UInt8])
  ) -> Bool {
    let lines = bytes.split(separator: newline, omittingEmptySubsequences: false)
    // The line of rules stands first, and behind the last line end there is nothing.
    guard lines.count == count + 2 else { return false }
    return (0..<count).allSatisfy { place in
      let parts = lines[place + 1].split(separator: tab, maxSplits: 2)
      let (destination, finding) = headline(place)
      return parts.count >= 2 && parts[0].elementsEqual(destination) && parts[1].elementsEqual(finding)
    }
  }
}
