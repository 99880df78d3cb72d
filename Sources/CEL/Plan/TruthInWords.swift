package import Kleene

/// What a condition comes to, in machine words: a truth and, where it is unknown, the ids below 128 that are lacking.
/// No reference is counted when it is handed about.
package struct TruthInWords: Sendable {
  package let truth: Truth
  package let low: UInt64
  package let high: UInt64
}

extension Fast {
  /// The same for other modules; nil when the slow path must be asked.
  @inline(__always) var inWords: TruthInWords? {
    switch kind {
    case 0: TruthInWords(truth: .false, low: 0, high: 0)
    case 1: TruthInWords(truth: .true, low: 0, high: 0)
    case 2: TruthInWords(truth: .unknown, low: low, high: high)
    default: nil
    }
  }
}

extension Unknown {
  /// The lack of ids below 128, a bit for each.
  package init(words low: UInt64, _ high: UInt64) { self.init(low: low, high: high) }

  /// The ids below 128, a bit for each.
  package var words: (low: UInt64, high: UInt64) { (low, high) }

  /// The ids of 128 and more alone; nil when there are none.
  package var beyondWords: Unknown? {
    guard let rest else { return nil }
    var beyond = Unknown()
    beyond.rest = rest
    return beyond
  }
}
