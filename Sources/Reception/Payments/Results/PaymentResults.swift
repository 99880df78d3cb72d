package import Desks
package import Register

/// A file of results as it was read. It is held against a run before anything is booked.
package struct PaymentResults: Hashable, Sendable {
  package struct Day: Hashable, Sendable {
    package var day: CivilDate
    package var line: Int

    package init(_ day: CivilDate, line: Int) {
      self.day = day
      self.line = line
    }
  }

  package struct Original: Hashable, Sendable {
    package var messageID: String
    package var line: Int

    package init(messageID: String, line: Int) {
      self.messageID = messageID
      self.line = line
    }
  }

  /// What the ledger names as the source: the id of a message, or the name of a table.
  package var source: String
  /// `MsgId` of the file that the results are for; a table has none.
  package var original: Original?
  /// When the provider wrote it.
  package var written: DeskTime?
  /// The day on which it did, as its own zone has it: when the results happened, unless they say otherwise.
  package var day: Day?
  package var results: [PaymentResult]
  /// What holds for every payment that no result names.
  package var others: PaymentResult?

  package init(
    source: String, original: Original? = nil, written: DeskTime? = nil, day: Day? = nil, results: [PaymentResult],
    others: PaymentResult? = nil
  ) {
    self.source = source
    self.original = original
    self.written = written
    self.day = day
    self.results = results
    self.others = others
  }
}
