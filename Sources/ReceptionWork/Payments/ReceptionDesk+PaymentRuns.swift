package import Casework
internal import DeskSQLite
internal import Desks
package import Reception
internal import Register

extension ReceptionDesk {
  // MARK: by those who prepare

  /// A run of what is owed to everybody in a programme and can be paid. What cannot is left out with its reason.
  package func prepare(_ terms: PaymentTerms, by caller: Caller) async throws -> PaymentRun {
    try caller.require(.preparePayments)
    let book = try await books.book(of: caller.organisation).book
    let (sealed, members) = try await desk.database.read {
      (
        try $0.sealedParticipants(in: terms.programme, of: caller.organisation),
        try $0.householdMembers(of: caller.organisation)
      )
    }
    let finder = try CandidateFinder(terms, book, of: self)
    let found = try await Self.inParts(sealed) { try finder?.found(of: $0) ?? [] }
    let (id, time): (RunID, DeskTime) = (CaseDesk.newID(), desk.now())
    let new = try await change(
      .paymentRunPrepared, of: id, by: caller, detail: { Self.sums($0.run) }
    ) { book in
      var elsewhere = DuesElsewhere(book)
      return try book.prepare(id, terms, elsewhere.candidates(found, members: members), by: caller.member.id, at: time)
    }
    return try Self.run(id, in: new)
  }

  /// Looks again at sums, doubles and funds; refused with the first fault.
  package func check(_ id: RunID, by caller: Caller) async throws -> PaymentRun {
    try caller.require(.preparePayments)
    let time = desk.now()
    let new = try await change(.paymentRunChecked, of: id, by: caller) {
      try $0.markChecked(id, by: caller.member.id, at: time)
    }
    return try Self.run(id, in: new)
  }

  /// Gives up a run that was not sent; its dues are free for another.
  package func cancel(_ id: RunID, by caller: Caller) async throws -> PaymentRun {
    guard caller.may(.preparePayments) || caller.may(.approvePayments) else {
      throw DeskRefusal.notAllowed(.preparePayments)
    }
    let time = desk.now()
    let new = try await change(.paymentRunCancelled, of: id, by: caller) {
      try $0.cancel(id, by: caller.member.id, at: time)
    }
    return try Self.run(id, in: new)
  }

  // MARK: by those who approve

  /// By another member than the one who prepared it, who is not among those it pays and saw these sums.
  package func approve(_ id: RunID, seeing seen: ControlSums, by caller: Caller) async throws -> PaymentRun {
    try caller.require(.approvePayments)
    let (member, organisation) = (caller.member.id, caller.organisation)
    let payees = try await desk.database.read { try $0.payees(of: member, in: organisation) }
    let (time, day) = (desk.now(), today)
    let new = try await change(
      .paymentRunApproved, of: id, by: caller, detail: { Self.sums($0.run) },
      also: { writer in
        guard try writer.reader.payees(of: member, in: organisation) == payees else { throw PaymentRefusal.stale }
      }
    ) { try $0.approve(id, seeing: seen, by: member, payees: payees, on: day, at: time) }
    return try Self.run(id, in: new)
  }

  /// Counts the money as sent, if everybody whom it pays still agrees that the provider learns where to pay. From here on the
  /// file can be had.
  package func export(_ id: RunID, by caller: Caller) async throws -> PaymentRun {
    try caller.require(.approvePayments)
    let run = try Self.run(id, in: try await books.book(of: caller.organisation).book)
    let (time, day, organisation) = (desk.now(), today, caller.organisation)
    // A step that cannot be done is refused before everybody's file is opened.
    let agreed = run.stage.next.contains(.exported) ? try await agreement(to: run, on: day, by: caller) : nil
    let new = try await change(
      .paymentRunExported, of: id, by: caller, detail: { Self.sums($0.run) },
      also: { writer in
        // Somebody approved it between the first look and this one: nobody was asked yet.
        guard let agreed else { throw PaymentRefusal.stale }
        let ended = try agreed.ended(in: run, on: day, organisation, writer.reader)
        guard ended.isEmpty else { throw PaymentRefusal.consentEnded(ended) }
        // What is handed out is told to nobody outside.
        guard run.terms.channelKind.needsConsent else { return }
        try writer.log(
          .disclosed, by: caller.actor, subject: id.text,
          detail: "\(run.sums.count) payments, \(CandidateFinder.recipient.category.rawValue)", in: organisation,
          at: time)
      }
    ) { try $0.export(id, by: caller.member.id, on: day, at: time) }
    return try Self.run(id, in: new)
  }

  /// The file of an exported run, the same bytes each time.
  package func file(of id: RunID, by caller: Caller) async throws -> PaymentFile {
    try caller.require(.approvePayments)
    let run = try Self.run(id, in: try await books.book(of: caller.organisation).book)
    let isNamed = run.terms.source == .cash
    let references =
      isNamed ? try await desk.database.read { try $0.participantReferences(of: caller.organisation) } : [:]
    let file = try await refusing { try await books.working { try run.file(for: references) } }
    return try await desk.reading(.paymentFileRead, of: id.text, detail: { "\($0.sums.count) payments" }, by: caller) {
      _ in file
    }
  }

  /// When every payment has its result.
  package func close(_ id: RunID, by caller: Caller) async throws -> PaymentRun {
    try caller.require(.approvePayments)
    let time = desk.now()
    let new = try await change(.paymentRunClosed, of: id, by: caller) {
      try $0.close(id, by: caller.member.id, at: time)
    }
    return try Self.run(id, in: new)
  }

  // MARK: what they share

  static func run(_ id: RunID, in book: PaymentBook) throws -> PaymentRun {
    guard let run = book.runs[id] else { throw ReceptionRefusal.payment(.noRun(id)) }
    return run
  }

  static func sums(_ run: PaymentRun?) -> String {
    run.map { "\($0.sums.count) payments, \($0.sums.total)" } ?? ""
  }

  /// A refusal of payments as one of the desk.
  func refusing<Value>(_ body: () async throws -> Value) async throws -> Value {
    do { return try await body() } catch let refusal as PaymentRefusal { throw ReceptionRefusal.payment(refusal) }
  }
}
