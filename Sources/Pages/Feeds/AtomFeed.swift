internal import Record
internal import Register
internal import Safeguards

/// What became known, as an Atom feed (RFC 4287): of the whole register, of one State, of one norm.
///
/// An entry is what one day brought about one subject. Its id and its date come from the register alone, so that the same
/// entry is the same in every reader, whenever and wherever it is served.
package struct AtomFeed: Sendable {
  enum Subject: Hashable, Sendable {
    case all
    case state(StateCode)
    case norm(NormID)
  }

  struct Entry: Sendable {
    let day: CivilDate
    let subject: String
    let changes: [Change]
  }

  /// The host in ids where it is not known where the site is published: by RFC 2606 it belongs to nobody.
  static let nobody = "safethird.invalid"
  /// The newest days with changes; readers fetch again long before so many pass.
  static let mostDays = 40

  let subject: Subject
  let entries: [Entry]

  package static func isFeed(_ path: String) -> Bool { path.hasSuffix("/feed.atom") }

  /// `/feed.atom`, `/states/USA/feed.atom`, `/norms/usa/ina-241b3/feed.atom`.
  static func subject(path: String) -> Subject? {
    guard isFeed(path) else { return nil }
    let rest = path.dropLast("/feed.atom".count)
    if rest.isEmpty { return .all }
    switch Address(path: String(rest)) {
    case .state(let code)?: return .state(code)
    case .norm(let id)?: return .norm(id)
    default: return nil
    }
  }

  static func path(_ subject: Subject) -> String {
    switch subject {
    case .all: "/feed.atom"
    case .state(let code): Address.state(code).path + "/feed.atom"
    case .norm(let id): Address.norm(id).path + "/feed.atom"
    }
  }

  /// Up to the day from which `clocks` see nothing new.
  init(_ subject: Subject, of corpus: Corpus, _ clocks: Clocks) {
    self.subject = subject
    let whole = AtomFeed.part(subject, of: LatestChanges.dated(corpus))
    let last = clocks.known ?? clocks.effectiveDay
    let days = AtomFeed.days(whole).filter { $0.key <= last }.sorted { $0.key < $1.key }.suffix(AtomFeed.mostDays)
    var entries: [Entry] = []
    for (day, touched) in days {
      // Nothing else can differ between this day and the one before.
      var part = whole
      part.norms.removeAll { !touched.contains($0.id.text) }
      part.arrangements.removeAll { !touched.contains($0.id.text) }
      part.profiles = []
      let before = part.asKnown(on: day.advanced(by: -1))
      let changes = RegisterDifference(from: before, to: part.asKnown(on: day)).changes.filter(LatestChanges.isNews)
      var order: [String] = []
      var bySubject: [String: [Change]] = [:]
      for change in changes {
        if bySubject[change.subject] == nil { order.append(change.subject) }
        bySubject[change.subject, default: []].append(change)
      }
      entries += order.map { Entry(day: day, subject: $0, changes: bySubject[$0] ?? []) }
    }
    // Newest first; within a day in the order of the difference.
    self.entries = entries.enumerated().sorted { a, b in
      (b.element.day.days, a.offset) < (a.element.day.days, b.offset)
    }.map(\.element)
  }

  /// What of the register a feed is about.
  private static func part(_ subject: Subject, of corpus: Corpus) -> Corpus {
    var part = corpus
    switch subject {
    case .all: break
    case .state(let code):
      part.arrangements.removeAll { $0.sender != code && !$0.to.contains(code) }
      part.norms.removeAll { !$0.id.text.hasPrefix(code.text.lowercased() + "/") }
    case .norm(let id):
      part.arrangements = []
      part.norms.removeAll { $0.id != id }
    }
    return part
  }

  /// Every day on which something can have become known, by a source or by an end, with the norms and arrangements of
  /// which it can.
  private static func days(_ corpus: Corpus) -> [CivilDate: Set<String>] {
    var days: [CivilDate: Set<String>] = [:]
    func add(_ id: String, _ sources: [Source], _ ends: [CivilDate?]) {
      for day in sources.map(\.knownFrom) + ends { if let day { days[day, default: []].insert(id) } }
    }
    for norm in corpus.norms {
      add(norm.id.text, norm.sources, norm.force.map { $0.until?.day } + norm.acts.map { $0.until?.day })
    }
    for arrangement in corpus.arrangements {
      add(arrangement.id.text, arrangement.sources, arrangement.force.map { $0.until?.day })
    }
    return days
  }
}
