/// A JSON value whose keys keep the order in which they are written, so that the same answer is the same bytes.
package enum JSON: Sendable {
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
  case series(JSONSeries)
  /// A place in a form that is filled in each time; no value by itself.
  case blank
  /// A form with its blanks filled in, in order.
  case filled(JSONForm, [JSON])

  package static func optional(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }
  package static func texts(_ items: some Sequence<String>) -> JSON { .list(items.map { .text($0) }) }

  /// Two spaces a level; what fits on a line of 110 bytes stays on it. Pieces are handed out in order.
  package func write(to body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var writer = JSONWriter()
    writer.write(self, indent: 0)
    writer.forEachPiece(body)
  }

  package func written() -> String {
    var bytes: [UInt8] = []
    write { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// On one line.
  package var flatBytes: [UInt8] { flatBytes(room: 32 * 1024) }

  /// On one line, which a line break may end. `room` in bytes is set aside at once: who knows about how long the text
  /// will be spares moving it as it grows.
  package func flatBytes(room: Int, isLine: Bool = false) -> [UInt8] {
    var writer = JSONWriter(room: room)
    writer.writeFlat(self)
    if isLine { writer.endLine() }
    return writer.allBytes
  }

  package var flat: String { String(decoding: flatBytes, as: UTF8.self) }
}

/// A part of a JSON value with an identity of its own.
package final class SharedJSON: Sendable {
  package let value: JSON
  /// Stands in several items of a series, each of which may be gone when the next is made.
  package let isLasting: Bool

  package init(_ value: JSON, isLasting: Bool = false) {
    self.value = value
    self.isLasting = isLasting
  }
}

/// A list whose items are made as they are written: an answer for every destination is in memory one at a time. Each
/// item is longer than a line.
package struct JSONSeries: Sendable {
  package let count: Int
  /// In order, each once. Whoever makes the items keeps the parts that last.
  package let item: @Sendable (Int) -> JSON

  package init(count: Int, item: @escaping @Sendable (Int) -> JSON) {
    self.count = count
    self.item = item
  }
}
