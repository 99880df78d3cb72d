package import Register

extension Corpus {
  /// The record as a careful reader could have had it on a day: what no source had said by then is not in it, and what
  /// was taken back later is not yet taken back.
  ///
  /// Norms and arrangements are there from the day from which answers count them. Notes that are written with the
  /// knowledge of today are left out, since nobody can tell what in them was known.
  package func asKnown(on day: CivilDate) -> Corpus {
    var corpus = self
    corpus.norms = norms.filter { ($0.knownFrom ?? .distantFuture) <= day }.map { $0.asKnown(on: day) }
    let ids = Set(corpus.norms.map(\.id))
    for index in corpus.norms.indices {
      corpus.norms[index].acts.removeAll { !ids.contains($0.target.value.norm) }
      corpus.norms[index].relations.removeAll { !ids.contains($0.target.value) }
    }
    corpus.arrangements = arrangements.filter { ($0.knownFrom ?? .distantFuture) <= day }.map { $0.asKnown(on: day) }
    let known = Set(corpus.arrangements.map(\.id))
    for index in corpus.arrangements.indices {
      corpus.arrangements[index].relations.removeAll { !known.contains($0.target.value) }
    }
    corpus.programmes = programmes.filter { ($0.knownFrom ?? .distantFuture) <= day }.map { $0.asKnown(on: day) }
    for index in corpus.programmes.indices {
      if let id = corpus.programmes[index].arrangement?.value, !known.contains(id) {
        corpus.programmes[index].arrangement = nil
      }
    }
    corpus.profiles = profiles.map { $0.asKnown(on: day) }
    return corpus
  }
}

extension CivilDate {
  /// Later than any day of the register: what is not dated is never known.
  static let distantFuture = CivilDate(days: Int(Int32.max))
}

extension Norm {
  fileprivate func asKnown(on day: CivilDate) -> Norm {
    var norm = self
    let sight = Sight(day: day, sources: sources)
    norm.sources = sight.visible
    norm.force = force.compactMap { sight.interval($0) }
    norm.rules = rules.map { rule in
      var rule = rule
      rule.sources = sight.cited(rule.sources)
      return rule
    }
    norm.acts = acts.map { act in
      var act = act
      act.sources = sight.cited(act.sources)
      // An end is known on the day that it comes, not before.
      if let until = act.until, until.day > day { act.until = nil }
      act.note = ""
      return act
    }
    norm.relations = relations.filter { sight.isVisible($0.sources, standing: true) }
    norm.cannotEncode = []
    norm.uncertain = []
    return norm
  }
}

extension Arrangement {
  fileprivate func asKnown(on day: CivilDate) -> Arrangement {
    var arrangement = self
    let sight = Sight(day: day, sources: sources)
    arrangement.sources = sight.visible
    arrangement.force = force.compactMap { sight.interval($0) }
    arrangement.refuses = refuses.compactMap { refusal in
      sight.interval(refusal.interval).map {
        Refusal(interval: $0, covers: refusal.covers, says: refusal.says)
      }
    }
    arrangement.events = events.compactMap { event in
      sight.claim(event.claim).map { Event(date: event.date, stage: event.stage, claim: $0) }
    }
    arrangement.scope = scope.compactMap(sight.claim)
    arrangement.terms = terms.compactMap(sight.claim)
    arrangement.reception = reception.compactMap(sight.claim)
    arrangement.transfers = transfers.compactMap { transfer in
      sight.claim(transfer.claim).map {
        Transfer(
          date: transfer.date, kind: transfer.kind, count: transfer.count, nationalities: transfer.nationalities,
          claim: $0)
      }
    }
    arrangement.relations = relations.filter { sight.isVisible($0.sources, standing: true) }
    arrangement.kindNote = ""
    arrangement.textNote = ""
    arrangement.note = ""
    arrangement.unknown = []
    return arrangement
  }
}

extension Programme {
  /// Figures that were made up for a demonstration rest on no source, and are there as soon as the programme is.
  fileprivate func asKnown(on day: CivilDate) -> Programme {
    var programme = self
    let sight = Sight(day: day, sources: sources)
    programme.sources = sight.visible
    programme.entitlements = entitlements.compactMap { entitlement in
      guard entitlement.basis == .demonstration || sight.isVisible(entitlement.sources, standing: true) else {
        return nil
      }
      var entitlement = entitlement
      entitlement.sources = sight.cited(entitlement.sources)
      return entitlement
    }
    programme.followUps = followUps.map { followUp in
      var followUp = followUp
      followUp.sources = sight.cited(followUp.sources)
      return followUp
    }
    programme.wageFloors = wageFloors.compactMap { floor in
      guard sight.isVisible(floor.sources, standing: true) else { return nil }
      var floor = floor
      floor.sources = sight.cited(floor.sources)
      return floor
    }
    programme.terms = terms.flatMap { terms in
      guard terms.basis == .demonstration || sight.isVisible(terms.sources, standing: true) else { return nil }
      var terms = terms
      terms.sources = sight.cited(terms.sources)
      return terms
    }
    programme.complaintsOutside = complaintsOutside.flatMap { outside in
      guard sight.isVisible(outside.sources, standing: false) else { return nil }
      var outside = outside
      outside.sources = sight.cited(outside.sources)
      return outside
    }
    programme.claims = claims.compactMap(sight.claim)
    if let until, until > day { programme.until = nil }
    programme.unknown = []
    return programme
  }
}

extension StateProfile {
  /// Treaties are public law: a membership is known from its day, whatever was read to find it.
  fileprivate func asKnown(on day: CivilDate) -> StateProfile {
    var profile = self
    let sight = Sight(day: day, sources: sources)
    profile.sources = sight.visible
    profile.note = ""
    profile.memberships = memberships.filter { $0.from.last <= day }.map { membership in
      var membership = membership
      membership.sources = sight.cited(membership.sources)
      if let until = membership.until, until.first > day { membership.until = nil }
      membership.note = ""
      return membership
    }
    return profile
  }
}

/// What of one file can be seen on a day.
private struct Sight {
  let day: CivilDate
  let visible: [Source]
  private let ids: Set<String>

  init(day: CivilDate, sources: [Source]) {
    self.day = day
    visible = sources.filter { ($0.knownFrom ?? .distantFuture) <= day }
    ids = Set(visible.map(\.id))
  }

  func cited(_ names: [Located<String>]) -> [Located<String>] { names.filter { ids.contains($0.value) } }

  /// Some source was out; where none is cited, `standing` says.
  func isVisible(_ names: [Located<String>], standing: Bool) -> Bool {
    names.isEmpty ? standing : names.contains { ids.contains($0.value) }
  }

  func claim(_ claim: Claim) -> Claim? {
    guard isVisible(claim.sources, standing: false) else { return nil }
    var seen = claim
    seen.sources = cited(claim.sources)
    if let retraction = claim.retraction {
      seen.retraction = isVisible(retraction.sources, standing: retraction.date.last <= day) ? retraction : nil
      seen.retraction?.sources = cited(retraction.sources)
    }
    return seen
  }

  func interval(_ interval: ForceInterval) -> ForceInterval? {
    guard isVisible(interval.sources, standing: true) else { return nil }
    var seen = interval
    seen.sources = cited(interval.sources)
    var isWhole = seen.sources.count == interval.sources.count
    if let until = interval.until, until.day > day {
      seen.until = nil
      isWhole = false
    }
    // A note that also speaks of what came out later would tell it.
    if !isWhole { seen.note = "" }
    return seen
  }
}
