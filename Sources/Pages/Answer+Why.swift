internal import Kleene
package import Register
package import Safeguards

/// Why a finding is as it is, and what the register does not know of it, in sentences.
extension Answer {
  /// How norms and arrangements are called: the command line takes ids, and shows them; a page for readers has titles.
  package enum Naming: Sendable { case ids, titles }

  func title(_ id: NormID) -> String { norm(id)?.title ?? id.text }

  func title(_ id: ArrangementID) -> String {
    guard let arrangement = arrangement(id) else { return id.text }
    return arrangement.title.isEmpty ? id.text : arrangement.title
  }

  /// What a finding rests on: ids of norms and of arrangements, by their titles.
  func titles(_ ids: [String]) -> [String] {
    ids.map { id in "“\(norm(NormID(id))?.title ?? title(ArrangementID(id)))”" }
  }

  private func name(_ id: NormID, _ naming: Naming) -> String { naming == .ids ? id.text : title(id) }

  private func name(_ id: ArrangementID, _ naming: Naming) -> String { naming == .ids ? id.text : title(id) }

  // MARK: why

  /// Why, in a sentence or two.
  package func reasons(_ result: DestinationResult, _ language: Language = .english, naming: Naming = .ids) -> [String]
  {
    switch result.finding {
    case .barred:
      return result.because.prefix(2).compactMap { id in
        rule(id).map { rule, norm in
          let steps = language.list(rule.until.map(\.value.name))
          let says =
            rule.until.isEmpty
            ? rule.says : language.say(.reasonUntil, ["says": .text(rule.says), "steps": .text(steps)])
          return language.say(.reasonWithNorm, ["says": .text(says), "norm": .text(norm.title)])
        }
      }
    case .noAuthority:
      return result.routes.prefix(4).map { route in
        let failed = route.conditions.first { $0.truth == .false }
        let why = failed.map { says($0, language, naming) } ?? language.say(.reasonNotOpen)
        return language.say(.reasonRoute, ["route": .text(route.route.name), "why": .text(why)])
      }
    case .undetermined: return openness(result, language, naming)
    case .stepsOwed:
      let owed =
        result.routes.first { $0.finding == .stepsOwed }?.steps.filter {
          $0.rule.phase == .before && !$0.state.isDischarged
        } ?? []
      return [language.say(.reasonStillOwed, ["steps": .text(language.list(owed.map(\.rule.step)))])]
    case .notBarred, .notThirdCountry: return []
    }
  }

  /// On what an undetermined finding turns.
  private func openness(_ result: DestinationResult, _ language: Language, _ naming: Naming) -> [String] {
    guard let route = result.routes.first(where: { $0.finding == .undetermined }) else { return [] }
    var reasons = [language.say(.reasonOpenRoute, ["route": .text(route.route.name)])]
    let questions = norms.missing(route.authority.lacking, at: result.to).prefix(3).compactMap {
      question($0)?.question
    }
    if !questions.isEmpty {
      reasons.append(language.say(.reasonNotKnown, ["questions": .text(questions.joined(separator: " "))]))
    }
    if let denied = denied(route, language, naming) { reasons.append(denied) }
    let doubts = norms.doubts(route.authority.lacking).prefix(2).map {
      Words.doubt($0, self, language, naming: naming)
    }
    if !doubts.isEmpty { reasons.append(doubts.joined(separator: "; ") + ".") }
    let open = route.bars.count { $0.truth == .unknown }
    if open > 0 { reasons.append(language.say(.reasonOpenBars, ["count": .number(open)])) }
    return reasons
  }

  /// Who denies the arrangement with which a route is tried, as far as the day goes.
  private func denied(_ route: RouteResult, _ language: Language, _ naming: Naming) -> String? {
    guard let arrangement = route.arrangement.flatMap(arrangement) else { return nil }
    var deniers: [String] = []
    for event in denials(of: arrangement) where !event.claim.by.isEmpty && !deniers.contains(event.claim.by) {
      deniers.append(event.claim.by)
    }
    guard !deniers.isEmpty else { return nil }
    let name = name(arrangement.id, naming)
    return language.say(
      .reasonDenied,
      [
        "arrangement": .text(naming == .ids ? name : "“\(name)”"),
        "people": .text(language.list(Array(deniers.prefix(4)))),
      ])
  }

  private func denials(of arrangement: Arrangement) -> [Event] {
    arrangement.events.filter {
      ($0.stage == .denied || $0.stage == .refused) && isKnown($0.claim, of: arrangement)
        && !isTakenBack($0.claim, of: arrangement)
        && ($0.date?.first ?? question.day.day) <= question.day.day
    }
  }

  private func question(_ key: FactKey) -> FactDeclaration? {
    norms.vocabulary.slots[key.name].flatMap { norms.vocabulary.fact(at: $0) }
  }

  private func says(_ part: AuthorityPart, _ language: Language, _ naming: Naming) -> String {
    switch part.what {
    case .rule(let id):
      rule(id).map {
        language.say(.partNotMet, ["says": .text($0.rule.says), "norm": .text($0.norm.title)])
      } ?? id.description
    case .arrangement(let id):
      id.map { language.say(.partArrangement, ["arrangement": .text(name($0, naming))]) }
        ?? language.say(.partNoArrangement)
    case .thirdCountry: language.say(.partOwnCountry)
    }
  }

  // MARK: what is not known

  /// Doubts, denials, silence, and what cannot be encoded, for one destination.
  package func unknownLines(
    _ result: DestinationResult, _ language: Language = .english, naming: Naming = .ids
  ) -> [String] {
    var lines: [String] = []
    func line(_ text: String) { if !lines.contains(text) { lines.append(text) } }
    func of(_ subject: String, _ what: String) {
      line(language.say(.unknownOf, ["subject": .text(subject), "what": .text(what)]))
    }
    for doubt in result.routes.flatMap({ self.norms.doubts($0.lacking) }) {
      line(Words.doubt(doubt, self, language, naming: naming))
    }
    for arrangement in arrangements(to: result.to) {
      let name = name(arrangement.id, naming)
      for denial in denials(of: arrangement) { line(says(denial, of: arrangement, name, language)) }
      // What authors noted with the knowledge of today would tell what was not yet known.
      if question.known == nil { for unknown in arrangement.unknown { of(name, unknown) } }
    }
    var norms: Set<NormID> = []
    for id in result.because.map(\.norm) where norms.insert(id).inserted {
      guard question.known == nil, let norm = norm(id) else { continue }
      let name = name(id, naming)
      for text in norm.cannotEncode {
        line(language.say(.unknownNotEncoded, ["norm": .text(name), "what": .text(text)]))
      }
      for text in norm.uncertain { of(name, text) }
    }
    for fault in result.faults { line(language.say(.unknownFault, ["fault": .text(fault)])) }
    for id in result.persuasive {
      let name = naming == .ids ? id.description : title(id.norm)
      line(language.say(.unknownPersuasive, ["rule": .text(name)]))
    }
    return lines
  }

  private func says(_ denial: Event, of arrangement: Arrangement, _ name: String, _ language: Language) -> String {
    language.say(
      denial.date == nil ? .unknownDenial : .unknownDenialOn,
      [
        "arrangement": .text(name), "stage": .text(denial.stage.label(language)),
        "who": .text(denial.claim.by.isEmpty ? language.say(.somebody) : denial.claim.by),
        "date": .text(denial.date?.description ?? ""), "weak": .text(weakMark(denial.claim, of: arrangement, language)),
        "claim": .text(denial.claim.claim),
      ])
  }
}
