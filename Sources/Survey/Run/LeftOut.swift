/// How many records of a table were read and not surveyed, and why.
package struct LeftOut: Hashable, Sendable {
  /// Records with a mistake.
  package var malformed = 0
  /// Rows of other senders.
  package var ofOthers = 0
  /// Rows with a destination of their own that was not asked for, or that is not known.
  package var boundElsewhere = 0
  package var withoutDestination = 0

  package init() {}

  init(_ records: RecordParser) {
    malformed = records.malformed
    ofOthers = records.ofOthers
    boundElsewhere = records.boundElsewhere
    withoutDestination = records.withoutDestination
  }

  package static func += (a: inout LeftOut, b: LeftOut) {
    a.malformed += b.malformed
    a.ofOthers += b.ofOthers
    a.boundElsewhere += b.boundElsewhere
    a.withoutDestination += b.withoutDestination
  }
}
