package import Register
package import Safeguards

/// An answer to a check, with all that its pages need: the finding as text, JSON and HTML are views of this one value.
package struct Answer: Sendable {
  /// A distance from the sender's nearest border or territory; never used in a finding.
  package struct Distance: Sendable {
    package var km: Int
    package var plusMinus: Int
    package init(km: Int, plusMinus: Int) {
      self.km = km
      self.plusMinus = plusMinus
    }
  }

  package var file: CaseFile
  package var question: Question
  package var results: [DestinationResult]
  package var missing: [MissingFact]
  package var norms: NormSet
  package var registerDigest: String
  package var engine: String
  package var distances: [StateCode: Distance]
  /// Trees of explanation, where they were asked for.
  package var explanations: [StateCode: Explanation]
  /// What its JSON says for every person.
  package var forms: AnswerForms

  package init(
    file: CaseFile, question: Question, results: [DestinationResult], missing: [MissingFact], norms: NormSet,
    registerDigest: String, engine: String, distances: [StateCode: Distance],
    explanations: [StateCode: Explanation] = [:], forms: AnswerForms? = nil
  ) {
    self.file = file
    self.question = question
    self.results = results
    self.missing = missing
    self.norms = norms
    self.registerDigest = registerDigest
    self.engine = engine
    self.distances = distances
    self.explanations = explanations
    self.forms = forms ?? AnswerForms(norms)
  }

  /// Puts an answer together: findings, what to ask next, and the trees of explanation where they are asked for. Whoever
  /// answers many questions of one register hands in the forms of that register.
  package init(
    _ file: CaseFile, _ question: Question, norms: NormSet, registerDigest: String, engine: String,
    distances: [StateCode: Distance], explain: Bool = false, forms: AnswerForms? = nil
  ) throws(UnknownSender) {
    let facts = Facts(file)
    let (results, missing) = try norms.assessAndSettle(facts, question)
    var explanations: [StateCode: Explanation] = [:]
    if explain {
      for to in question.destinations { explanations[to] = try norms.explain(facts, question, to: to) }
    }
    self.init(
      file: file, question: question, results: results, missing: missing, norms: norms, registerDigest: registerDigest,
      engine: engine, distances: distances, explanations: explanations, forms: forms)
  }

  /// Some facts bear no date and are taken as true on the day asked about.
  package var takesUndatedFacts: Bool { Facts(file).hasUndated }

  func name(_ state: StateCode) -> String { norms.name(of: state) }

  func source(_ id: String, of norm: Norm) -> Source? { norm.sources.first { $0.id == id } }

  /// What a rule cites. With a known date, what was public by then: a law may have been public before every page that
  /// the register cites for it; only then are the later ones shown.
  func sources(of rule: Rule, _ norm: Norm) -> [Source] {
    let cited = rule.sources.compactMap { source($0.value, of: norm) }
    guard question.known != nil else { return cited }
    let known = cited.filter { isKnown($0.knownFrom) }
    return known.isEmpty ? cited : known
  }

  func rule(_ id: RuleID) -> (rule: Rule, norm: Norm)? {
    norms.ruleIndex[id].map { (norms.rules[$0].rule, norms.norms[norms.rules[$0].norm].norm) }
  }

  func norm(_ id: NormID) -> Norm? { norms.normIndex[id].map { norms.norms[$0].norm } }

  func arrangement(_ id: ArrangementID) -> Arrangement? {
    norms.arrangements.first { $0.arrangement.id == id }?.arrangement
  }

  /// Arrangements between the sender and a destination that were public by the known date.
  func arrangements(to destination: StateCode) -> [Arrangement] {
    norms.arrangements(between: question.sender, and: destination).filter { isKnown($0.knownFrom) }.map(\.arrangement)
  }

  func isKnown(_ from: CivilDate?) -> Bool {
    guard let known = question.known else { return true }
    return from.map { $0 <= known } ?? false
  }

  /// Whether a claim was public by the known date: that is, one of its sources was.
  func isKnown(_ claim: Claim, of arrangement: Arrangement) -> Bool {
    guard question.known != nil else { return true }
    let ids = Set(claim.sources.map(\.value))
    return isKnown(arrangement.sources.filter { ids.contains($0.id) }.compactMap(\.knownFrom).min())
  }
}
