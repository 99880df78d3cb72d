/// A JSON value whose keys keep the order in which they are written, so that the same answer is the same bytes.
package indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case text(String)
  /// A text with a State's code at its end, such as `notice.written@LBY`.
  case coded(String, code: String)
  case list([JSON])
  case object([(String, JSON)])
  /// A part that stands in several places: written out once, then copied.
  case shared(SharedJSON)
  /// A shared part again, with another code in each `coded` text. Both codes have three letters.
  case recoded(SharedJSON, code: String)

  package static func optional(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }
  package static func texts(_ items: some Sequence<String>) -> JSON { .list(items.map { .text($0) }) }

  /// Two spaces a level; what fits on a line of 110 bytes stays on it.
  package var bytes: [UInt8] { bytes(reserving: 0) }

  /// The same, where it is known that many bytes will come: a buffer that grows to megabytes is copied many times.
  package func bytes(reserving capacity: Int) -> [UInt8] {
    var writer = JSONWriter(capacity: capacity)
    writer.write(self, indent: 0)
    return writer.bytes
  }

  package func written() -> String { String(decoding: bytes, as: UTF8.self) }

  /// On one line.
  package var flatBytes: [UInt8] {
    var writer = JSONWriter()
    writer.writeFlat(self)
    return writer.bytes
  }

  package var flat: String { String(decoding: flatBytes, as: UTF8.self) }
}

/// A part of a JSON value with an identity of its own.
package final class SharedJSON: Sendable {
  package let value: JSON
  package init(_ value: JSON) { self.value = value }
}
