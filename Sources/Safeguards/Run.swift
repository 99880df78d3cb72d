/// Neighbours in a list, in eight bytes.
struct Run: Equatable, Sendable {
  private let start: Int32
  private let end: Int32

  static let none = Run(0..<0)

  init(_ range: Range<Int>) {
    start = Int32(range.lowerBound)
    end = Int32(range.upperBound)
  }

  var range: Range<Int> { Int(start)..<Int(end) }
  var isEmpty: Bool { start == end }
}
