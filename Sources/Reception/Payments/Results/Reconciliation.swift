package import Register

/// A file of results held against its run: what booking it would do. Nothing is booked by making one.
package struct Reconciliation: Hashable, Sendable {
  /// What a result does to the money of one payment, in minor units.
  package struct Booking: Hashable, Sendable {
    package var line: Int
    package var payment: Int
    /// Delivered although an earlier file said it had failed.
    package var late: Int
    /// Delivered, the late included.
    package var settled: Int
    package var failed: Int
    package var returned: Int
    /// When it was delivered or failed, and when it came back, where the file says so.
    package var day: CivilDate?
    package var returnDay: CivilDate?

    package init(
      line: Int, payment: Int, late: Int = 0, settled: Int = 0, failed: Int = 0, returned: Int = 0,
      day: CivilDate? = nil, returnDay: CivilDate? = nil
    ) {
      self.line = line
      self.payment = payment
      self.late = late
      self.settled = settled
      self.failed = failed
      self.returned = returned
      self.day = day
      self.returnDay = returnDay
    }

    var isEmpty: Bool { settled == 0 && failed == 0 && returned == 0 }
  }

  package var run: RunID
  package var source: String
  package var bookings: [Booking] = []
  /// Results that say what is known, or nothing final.
  package var unchanged = 0
  /// Payments on their way of which the file says nothing.
  package var silent = 0
  package var faults: [ResultFault] = []
  package var reports: [Int: PaymentRun.Report] = [:]
}
