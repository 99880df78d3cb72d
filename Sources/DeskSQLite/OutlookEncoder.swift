/// Writes outlooks as bytes from the places of rules, as `OutlookCode.encode` does from their ids; what it needs is made once
/// for a hundred thousand of them.
package struct OutlookEncoder {
  /// By the place of a rule: its id.
  private let ids: [[UInt8]]
  /// By the place of a rule: where it stands in the first line of the outlook at hand; -1 where it does not.
  private var columns: [Int]
  private var used: [Int] = []
  private var lines: [UInt8] = []

  package init(ids: [[UInt8]]) {
    self.ids = ids
    columns = Array(repeating: -1, count: ids.count)
  }

  package mutating func encode(
    count: Int, _ headline: (Int) -> (destination: [UInt8], finding: [UInt8], because: [Int])
  ) -> [UInt8] {
    lines.removeAll(keepingCapacity: true)
    for rule in used { columns[rule] = -1 }
    used.removeAll(keepingCapacity: true)
    for place in 0..<count {
      let (destination, finding, because) = headline(place)
      lines += destination
      lines.append(UInt8(ascii: "\t"))
      lines += finding
      for rule in because {
        if columns[rule] < 0 {
          columns[rule] = used.count
          used.append(rule)
        }
        lines.append(UInt8(ascii: "\t"))
        append(columns[rule])
      }
      lines.append(UInt8(ascii: "\n"))
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.count + used.reduce(1) { $0 + ids[$1].count + 1 })
    for (column, rule) in used.enumerated() {
      if column > 0 { bytes.append(UInt8(ascii: "\t")) }
      bytes += ids[rule]
    }
    bytes.append(UInt8(ascii: "\n"))
    return bytes + lines
  }

  private mutating func append(_ number: Int) {
    if number >= 10 { append(number / 10) }
    lines.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
