/// Bytes that grow at their end, for what writes a byte here and a text there.
///
/// An array makes sure at each append that nobody shares it and that there is room; these bytes cannot be shared, and
/// look for room once a text. Every access lies within what was written, which is at most what was allocated.
struct GrowingBytes: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 1)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  private mutating func makeRoom(for more: Int) {
    guard more > capacity - count else { return }
    let larger = max(capacity * 2, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.initialize(from: start, count: count)
    start.deallocate()
    (start, capacity) = (moved, larger)
  }

  mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    start[count] = byte
    count += 1
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    makeRoom(for: bytes.count)
    (start + count).initialize(from: base, count: bytes.count)
    count += bytes.count
  }

  mutating func append(_ byte: UInt8, times: Int) {
    makeRoom(for: times)
    (start + count).initialize(repeating: byte, count: times)
    count += times
  }

  mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// What stands in a range, again at the end.
  mutating func append(again range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "only what was written can be repeated")
    makeRoom(for: range.count)
    (start + count).initialize(from: start + range.lowerBound, count: range.count)
    count += range.count
  }

  mutating func removeLast() {
    precondition(count > 0, "there is a last byte to remove")
    count -= 1
  }

  /// Writes over what stands at an offset.
  mutating func replace(at offset: Int, with text: String) {
    precondition(offset >= 0 && offset + text.utf8.count <= count, "only what was written can be replaced")
    for (index, byte) in text.utf8.enumerated() { start[offset + index] = byte }
  }

  /// Lends what stands in a range.
  func lend<Result>(_ range: Range<Int>, to body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "only what was written can be lent")
    return body(UnsafeBufferPointer(start: start + range.lowerBound, count: range.count))
  }
}
