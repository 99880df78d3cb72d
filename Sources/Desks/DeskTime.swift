/// Seconds since 1970-01-01T00:00Z, as the desk's clock gave them when something was recorded.
package struct DeskTime: Hashable, Comparable, Sendable, Codable {
  package var seconds: Int
  package init(_ seconds: Int) { self.seconds = seconds }

  package init(from decoder: any Decoder) throws { seconds = try decoder.singleValueContainer().decode(Int.self) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(seconds)
  }

  package static func < (a: DeskTime, b: DeskTime) -> Bool { a.seconds < b.seconds }
  package static func + (a: DeskTime, seconds: Int) -> DeskTime { DeskTime(a.seconds + seconds) }
}
