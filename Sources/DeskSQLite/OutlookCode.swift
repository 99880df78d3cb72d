internal import Desks

/// An outlook as bytes. It is read a hundred thousand times in a round of the watch, so that it is not JSON: a line for
/// each destination, with tabs between code, finding and rules.
enum OutlookCode {
  static func encode(_ outlook: CaseOutlook) -> [UInt8] {
    var text = ""
    for headline in outlook.headlines {
      text += "\(headline.destination)\t\(headline.finding)"
      for rule in headline.because { text += "\t\(rule)" }
      text += "\n"
    }
    return Array(text.utf8)
  }

  static func decode(_ bytes: [UInt8]) -> CaseOutlook {
    CaseOutlook(
      bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
        let parts = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
        guard parts.count >= 2 else { return nil }
        return CaseOutlook.Headline(destination: parts[0], finding: parts[1], because: Array(parts.dropFirst(2)))
      })
  }
}
