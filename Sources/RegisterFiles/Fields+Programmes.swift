internal import Register

extension Fields {
  /// A whole number of a range.
  func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = located(key) else { return nil }
    if let n = Int(value.value), range.contains(n) { return n }
    reading.report(
      .wrongValue, at: value.place, found: "“\(value.value)”",
      expected: "a whole number from \(range.lowerBound) to \(range.upperBound) for “\(key)”")
    return nil
  }

  /// The name of a part of a file: letters a–z, digits and hyphens.
  func partName(_ key: String = "name", example: String) -> Located<String>? {
    guard let name = required(key, example: example) else { return nil }
    let isName =
      name.value.utf8.first.map { (0x61...0x7A).contains($0) } == true
      && name.value.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    if !isName {
      reading.report(
        .wrongValue, at: name.place, found: "“\(name.value)”", expected: "a name of a–z, 0–9 and -", remedy: example)
    }
    return name
  }

  func checkOrder(_ from: CivilDate?, _ until: CivilDate?) {
    guard let from, let until, until <= from else { return }
    reading.report(
      .datesOutOfOrder, at: place, found: "from \(from) until \(until)",
      expected: "an end after the beginning (until is the first day without it)")
  }

  /// What cites a source, unless its figure is made up for a demonstration.
  func cited(_ sources: SourcesReader, basis: FigureBasis?) -> [Located<String>] {
    sources.cited(self, required: basis == .published)
  }
}
