/// Where a figure comes from: a demonstration must never be taken for a promise.
package enum FigureBasis: String, CaseIterable, Sendable {
  /// A source that the file cites gives it.
  case published
  /// Made up so that the programme can be tried; nothing is published.
  case demonstration
}
