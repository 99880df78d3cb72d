/// A statute, treaty, regulation, order or ruling, and what it says.
package struct Norm: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case constitution, statute, treaty, regulation
    case executiveOrder = "executive-order"
    case agencyDirective = "agency-directive"
    case agencyPractice = "agency-practice"
    case agreement
    case courtOrder = "court-order"
    case appellateRuling = "appellate-ruling"
    case agencyDecision = "agency-decision"
    case pendingProceeding = "pending-proceeding"

    /// Law that is published when it is made: known from its issue without a further source.
    package var isKnownFromIssue: Bool {
      switch self {
      case .constitution, .statute, .treaty, .regulation: true
      case .executiveOrder, .agencyDirective, .agencyPractice, .agreement, .courtOrder, .appellateRuling,
        .agencyDecision, .pendingProceeding:
        false
      }
    }
  }

  /// Who is bound.
  package enum Binds: Hashable, Sendable {
    case sender(StateCode)
    /// The parties of a treaty, by their membership dates.
    case parties(treaty: String)
  }

  package var id: NormID
  package var title: String
  package var kind: Kind
  package var cite: String
  package var binds: Located<Binds>
  package var issued: SourceDate?
  package var madePublic: SourceDate?
  package var basis: Basis
  package var zone: Located<String>?
  /// The courts' area in which it binds; elsewhere it is persuasive.
  package var forum: Located<String>?
  package var force: [ForceInterval]
  package var covers: Located<String>?
  package var rules: [Rule]
  package var acts: [Act]
  package var relations: [Relation]
  package var cannotEncode: [String]
  package var uncertain: [String]
  package var sources: [Source]
  package var place: Place

  package init(
    id: NormID, title: String, kind: Kind, cite: String, binds: Located<Binds>, issued: SourceDate?,
    madePublic: SourceDate?, basis: Basis, zone: Located<String>?, forum: Located<String>?, force: [ForceInterval],
    covers: Located<String>?, rules: [Rule], acts: [Act], relations: [Relation], cannotEncode: [String],
    uncertain: [String], sources: [Source], place: Place
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.cite = cite
    self.binds = binds
    self.issued = issued
    self.madePublic = madePublic
    self.basis = basis
    self.zone = zone
    self.forum = forum
    self.force = force
    self.covers = covers
    self.rules = rules
    self.acts = acts
    self.relations = relations
    self.cannotEncode = cannotEncode
    self.uncertain = uncertain
    self.sources = sources
    self.place = place
  }
}

/// How the encoder of a norm knows its words.
package enum Basis: String, CaseIterable, Comparable, Sendable {
  /// The operative words were read.
  case textRead = "text-read"
  /// Parts of them were read.
  case excerpt
  /// Reports or commentary were read.
  case secondary
  /// Only weak sources: it counts, and every finding that turns on it says so first.
  case reported
  /// No source shows the words: it can make things unknown, never more.
  case general

  private var rank: Int { Basis.allCases.firstIndex(of: self) ?? 0 }
  /// From the best read to the least.
  package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}

/// Days on which something has effect: half-open, `until` is the first day or moment without it.
package struct ForceInterval: Sendable {
  package var from: LegalTime?
  package var until: LegalTime?
  /// Somebody denies it: it counts as unknown.
  package var isDisputed: Bool
  package var note: String
  package var sources: [Located<String>]
  package var place: Place

  package init(
    from: LegalTime?, until: LegalTime?, isDisputed: Bool, note: String, sources: [Located<String>], place: Place
  ) {
    self.from = from
    self.until = until
    self.isDisputed = isDisputed
    self.note = note
    self.sources = sources
    self.place = place
  }
}

/// What a norm does to another norm or to one of its rules.
package struct Act: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Works only while the actor has force; its end revives the target.
    case suspends
    /// The same, for a judgment that sets aside: a stayed vacatur vacates nothing.
    case vacates
    /// Happens once and stays whatever becomes of the actor.
    case ends
    /// The actor has force only while its target has.
    case amends
  }

  package enum Target: Hashable, Sendable {
    case norm(NormID)
    case rule(RuleID)

    package var norm: NormID {
      switch self {
      case .norm(let id): id
      case .rule(let id): id.norm
      }
    }
  }

  package var kind: Kind
  package var target: Located<Target>
  package var from: LegalTime?
  package var until: LegalTime?
  package var isDisputed: Bool
  /// Limits the act to some people.
  package var people: Located<String>?
  package var note: String
  package var sources: [Located<String>]
  package var place: Place

  package init(
    kind: Kind, target: Located<Target>, from: LegalTime?, until: LegalTime?, isDisputed: Bool,
    people: Located<String>?, note: String, sources: [Located<String>] = [], place: Place
  ) {
    self.kind = kind
    self.target = target
    self.from = from
    self.until = until
    self.isDisputed = isDisputed
    self.people = people
    self.note = note
    self.sources = sources
    self.place = place
  }
}

/// A link between norms that changes nothing: implements, clarifies, enforces, interprets …
package struct Relation: Sendable {
  package var kind: String
  package var target: Located<NormID>
  package var date: SourceDate?
  package var note: String
  package var sources: [Located<String>]

  package init(
    kind: String, target: Located<NormID>, date: SourceDate?, note: String = "", sources: [Located<String>]
  ) {
    self.kind = kind
    self.target = target
    self.date = date
    self.note = note
    self.sources = sources
  }
}
