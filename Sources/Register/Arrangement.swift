/// What a sender and a destination have, or are said to have, between them.
package struct Arrangement: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case safeThirdCountry = "safe-third-country"
    case asylumCooperative = "asylum-cooperative"
    case acceptance
    case detentionForPayment = "detention-for-payment"
    case transit, integration
  }

  package enum Publication: String, CaseIterable, Sendable {
    case yes = "true"
    case no = "false"
    case unknown
  }

  package enum ReceptionModel: String, CaseIterable, Sendable {
    case detention, hotel, integration, unknown, none
  }

  /// A time at which the destination refuses people: acceptance is then false unless it is recorded for the person.
  package struct Refusal: Sendable {
    package var interval: ForceInterval
    package var covers: Located<String>?
    package var says: String
    package init(interval: ForceInterval, covers: Located<String>?, says: String) {
      self.interval = interval
      self.covers = covers
      self.says = says
    }
  }

  package var id: ArrangementID
  package var title: String
  package var sender: StateCode
  /// Empty when the destination was not named; then `toNote` says what is known.
  package var to: [StateCode]
  package var toNote: String
  package var kind: Kind
  package var kindNote: String
  package var textPublished: Publication
  package var textNote: String
  package var basis: Basis
  package var force: [ForceInterval]
  package var covers: Located<String>?
  package var excludes: Located<String>?
  package var refuses: [Refusal]
  package var events: [Event]
  package var scope: [Claim]
  package var terms: [Claim]
  package var receptionModel: ReceptionModel
  package var reception: [Claim]
  package var transfers: [Transfer]
  package var unknown: [String]
  package var relations: [ArrangementRelation]
  package var sources: [Source]
  package var note: String
  package var place: Place

  package init(
    id: ArrangementID, title: String, sender: StateCode, to: [StateCode], toNote: String, kind: Kind,
    kindNote: String, textPublished: Publication, textNote: String = "", basis: Basis, force: [ForceInterval],
    covers: Located<String>?,
    excludes: Located<String>?, refuses: [Refusal], events: [Event], scope: [Claim], terms: [Claim],
    receptionModel: ReceptionModel, reception: [Claim], transfers: [Transfer], unknown: [String],
    relations: [ArrangementRelation], sources: [Source], note: String = "", place: Place
  ) {
    self.id = id
    self.title = title
    self.sender = sender
    self.to = to
    self.toNote = toNote
    self.kind = kind
    self.kindNote = kindNote
    self.textPublished = textPublished
    self.textNote = textNote
    self.basis = basis
    self.force = force
    self.covers = covers
    self.excludes = excludes
    self.refuses = refuses
    self.events = events
    self.scope = scope
    self.terms = terms
    self.receptionModel = receptionModel
    self.reception = reception
    self.transfers = transfers
    self.unknown = unknown
    self.relations = relations
    self.sources = sources
    self.note = note
    self.place = place
  }

  package var related: [Located<ArrangementID>] { relations.map(\.target) }
}

/// A link from one arrangement to another, which changes nothing: the same parties, the same text …
package struct ArrangementRelation: Sendable {
  package var kind: String
  package var target: Located<ArrangementID>
  package var date: SourceDate?
  package var note: String
  package var sources: [Located<String>]

  package init(
    kind: String, target: Located<ArrangementID>, date: SourceDate?, note: String, sources: [Located<String>]
  ) {
    self.kind = kind
    self.target = target
    self.date = date
    self.note = note
    self.sources = sources
  }
}

/// What one source, or several, say, and who says it.
package struct Claim: Sendable {
  package var claim: String
  package var by: String
  package var sources: [Located<String>]
  /// Claims with the same key contradict one another and stand side by side.
  package var conflict: String
  /// The most people to be taken, where the claim gives one.
  package var cap: Int?
  package var payment: Payment?
  /// When it was said or happened, where the claim itself is not an event or a transfer.
  package var date: SourceDate?
  package var note: String
  /// It was taken back, or put right.
  package var retraction: Retraction?
  package var place: Place

  package struct Payment: Hashable, Sendable {
    /// In whole units of the currency.
    package var amount: Int
    /// ISO 4217.
    package var currency: String
    package var note: String

    package init(amount: Int, currency: String, note: String = "") {
      self.amount = amount
      self.currency = currency
      self.note = note
    }
  }

  package init(
    claim: String, by: String, sources: [Located<String>], conflict: String, cap: Int? = nil, payment: Payment? = nil,
    date: SourceDate? = nil, note: String = "", retraction: Retraction? = nil, place: Place
  ) {
    self.claim = claim
    self.by = by
    self.sources = sources
    self.conflict = conflict
    self.cap = cap
    self.payment = payment
    self.date = date
    self.note = note
    self.retraction = retraction
    self.place = place
  }
}

/// A dated step in the life of an arrangement, as somebody claims it.
package struct Event: Sendable {
  package enum Stage: String, CaseIterable, Sendable {
    case floated, talks, signed, ratified
    case inForce = "in-force"
    case suspended, ended, denied, refused, court, other
  }

  package var date: SourceDate?
  package var stage: Stage
  package var claim: Claim

  package init(date: SourceDate?, stage: Stage, claim: Claim) {
    self.date = date
    self.stage = stage
    self.claim = claim
  }
}

/// People moved, as somebody claims it; never with names.
package struct Transfer: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case arrival
    /// What happened next.
    case onward
    /// A running total: do not add it to the others.
    case cumulative
    /// Nobody left.
    case attempt
  }

  package var date: SourceDate?
  package var kind: Kind
  package var count: Int?
  package var nationalities: [StateCode]
  package var claim: Claim

  package init(date: SourceDate?, kind: Kind, count: Int?, nationalities: [StateCode], claim: Claim) {
    self.date = date
    self.kind = kind
    self.count = count
    self.nationalities = nationalities
    self.claim = claim
  }
}
