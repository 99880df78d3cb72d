package import Register

/// What a programme promised and what reached people, over a span of months, as known on a day.
package struct DeliveryReport: Sendable {
  /// What of one entitlement fell due in one month.
  package struct Delivery: Hashable, Sendable {
    package var promised = Tally()
    package var onTime = Tally()
    package var late = Tally()
    package var partly = Tally()
    package var unpaid = Tally()
    package var open = Tally()
    /// Of how many periods it is not known whether anything was owed; in no other column.
    package var unknown = Tally()
    /// Payments that failed or came back, however the due ended.
    package var failures = Tally()
    package var promisedAmount = MoneySums()
    package var arrivedAmount = MoneySums()

    package init() {}
  }

  /// How people who began work in the span stood so many months after they began.
  package struct Work: Hashable, Sendable {
    package var months: Int
    package var placed = 0
    package var stillThere = 0
    package var left = 0
    package var unknown = 0
    /// The months are not over.
    package var open = 0

    package init(months: Int) { self.months = months }
  }

  /// Follow-ups of one name that fell due in the span.
  package struct FollowUps: Hashable, Sendable {
    package var scheduled = Tally()
    package var inTime = Tally()
    package var late = Tally()
    package var missed = Tally()
    package var open = Tally()
    /// The participant had left.
    package var lapsed = Tally()

    package init() {}
  }

  /// People in the programme at the end of a month.
  package struct Contact: Hashable, Sendable {
    package var enrolled = 0
    package var inContact = 0
    package var lost = 0

    package init() {}
  }

  package struct Slot: Hashable, Sendable {
    package var entitlement: EntitlementID
    package var month: Month

    package init(_ entitlement: EntitlementID, _ month: Month) {
      self.entitlement = entitlement
      self.month = month
    }
  }

  /// How it is counted.
  package struct Terms: Hashable, Sendable {
    /// Days after a due's day within which it still counts as paid on time.
    package var graceDays: Int
    package var contact: ContactRule
    /// Months after which it is asked whether somebody is still in work.
    package var workMonths: [Int]

    package init(graceDays: Int, contact: ContactRule, workMonths: [Int] = [3, 6, 12]) {
      self.graceDays = graceDays
      self.contact = contact
      self.workMonths = workMonths
    }

    /// As a programme agrees it.
    package init(of programme: Programme) {
      self.init(graceDays: programme.paymentGraceDays, contact: ContactRule(of: programme))
    }
  }

  package let programme: ProgrammeID
  package let months: ClosedRange<Month>
  package let asOf: CivilDate
  package let terms: Terms
  /// In the order of the programme's file.
  package let entitlements: [EntitlementID]
  /// In which something of an entitlement was promised or arrived, by their codes; none where it has no price.
  package let currencies: [EntitlementID: [Currency]]
  package let deliveries: [Slot: Delivery]
  /// Of all months.
  package let totals: [EntitlementID: Delivery]
  package let work: [Work]
  package let followUpNames: [String]
  package let followUps: [String: FollowUps]
  package let contact: [Month: Contact]

  /// Refused where a sum of money does not fit.
  package init(
    _ record: ReportRecord, months: ClosedRange<Month>, asOf: CivilDate, terms: Terms
  ) throws(MoneyFault) {
    self.programme = record.programme
    self.months = months
    self.asOf = asOf
    self.terms = terms
    entitlements = record.entitlements
    currencies = Self.currencies(record)
    let deliveries = try Self.deliveries(record, months, asOf, terms)
    var totals: [EntitlementID: Delivery] = [:]
    for (slot, delivery) in deliveries {
      totals[slot.entitlement] = try totals[slot.entitlement, default: Delivery()].adding(delivery)
    }
    self.deliveries = deliveries
    self.totals = totals
    work = terms.workMonths.map { Self.work(record, months, asOf, after: $0) }
    followUpNames = record.followUps.map(\.name)
    followUps = Self.followUps(record, months, asOf)
    contact = Self.contact(record, months, asOf, terms.contact)
  }
}
