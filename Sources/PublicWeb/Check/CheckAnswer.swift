package import Pages
package import Register
import RegisterFiles
import Safeguards

/// The answer to one question of the interview, read as a case file would have it.
package struct CheckAnswer {
  let site: Site
  let key: FactKey
  private let facts: [FactDeclaration]?

  /// `facts`: what may be asked about; `nil` for the facts of cases.
  package init(site: Site, key: FactKey, facts: [FactDeclaration]? = nil) {
    self.site = site
    self.key = key
    self.facts = facts
  }

  private var declaration: FactDeclaration? {
    if let facts { return facts.first { $0.name == key.name } }
    let vocabulary = site.norms.vocabulary
    return vocabulary.slots[key.name].flatMap { vocabulary.fact(at: $0) }
  }

  /// What was typed as a value, or what is wrong with it, for the field in which it was typed.
  func read(
    _ action: CheckAction, typed: String, hasMore: Bool, field: CheckState.Field
  ) -> (value: FactValue?, mistakes: [CheckState.Mistake]) {
    switch action {
    case .yes: (.truth(true), [])
    case .no: (.truth(false), [])
    case .unknown: (.unknown, [])
    default: value(typed, hasMore: hasMore, field: field)
    }
  }

  /// The same where no button says it.
  package func value(
    _ typed: String, hasMore: Bool, field: CheckState.Field
  ) -> (value: FactValue?, mistakes: [CheckState.Mistake]) {
    guard let declaration else { return (nil, []) }
    let reading = Reading()
    let corpus = site.norms.corpus
    let reader = CaseReader(facts: facts ?? corpus.facts, states: corpus.states, reading: reading)
    let value = reader.value(
      StateNames(corpus.states).node(typed, type: declaration.type, hasMore: hasMore), of: declaration)
    var mistakes = value == nil ? mistakes(typed, declaration, field) : []
    if value == .unknown {
      mistakes.append(
        CheckState.Mistake(
          field, found: .phrase(.foundNoAnswer), expected: .phrase(.expectedAnswer),
          remedy: .phrase(.remedyDoNotKnow, ["button": .phrase(.checkUnknown)])))
    }
    return (mistakes.isEmpty ? value : nil, mistakes)
  }

  /// Why a text is no answer of its type.
  private func mistakes(
    _ typed: String, _ declaration: FactDeclaration, _ field: CheckState.Field
  ) -> [CheckState.Mistake] {
    let found = Wording.phrase(.foundQuoted, ["text": .verbatim(String(typed.prefix(240)))])
    func mistake(_ expected: Wording, _ remedy: Wording? = nil) -> [CheckState.Mistake] {
      [CheckState.Mistake(field, found: found, expected: expected, remedy: remedy)]
    }
    switch declaration.type {
    case .truth: return mistake(.phrase(.expectedTruth))
    case .date:
      do throws(DateFault) { _ = try DateParsing.day(typed) } catch {
        return [
          CheckState.Mistake(
            field, found: error.foundWording, expected: TimeProposal.expectedDay, remedy: TimeProposal.day(typed))
        ]
      }
      return mistake(TimeProposal.expectedDay)
    case .moment:
      do throws(DateFault) { _ = try DateParsing.legalTime(typed) } catch {
        return [
          CheckState.Mistake(
            field, found: error.foundWording, expected: TimeProposal.expected, remedy: TimeProposal.time(typed))
        ]
      }
      return mistake(TimeProposal.expected)
    case .state, .states:
      let names = StateNames(site.norms.corpus.states)
      let wrong = names.mistakes(names.list(typed), field: field)
      return wrong.isEmpty ? mistake(.phrase(.expectedCountry)) : wrong
    case .choice:
      let words = declaration.options.map(\.value)
      return mistake(.oneOf(words), NearestName.nearest(to: typed, in: words).map { .verbatim($0) })
    case .count: return mistake(.phrase(.expectedCount), .verbatim("1"))
    }
  }

  /// Puts the answer among the facts; or, where it cannot be read, asks again and says why.
  func take(
    _ action: CheckAction, typed: String, hasMore: Bool, isForAll: Bool, since: String, into state: inout CheckState
  ) {
    let (value, mistakes) = read(action, typed: typed, hasMore: hasMore, field: .answer)
    state.mistakes += mistakes
    var from: LegalTime?
    if !since.isEmpty {
      do throws(DateFault) { from = try DateParsing.legalTime(since) } catch {
        state.mistakes.append(
          CheckState.Mistake(
            .since, found: error.foundWording, expected: TimeProposal.expected, remedy: TimeProposal.time(since)))
      }
    }
    guard let value, state.mistakes.isEmpty else {
      (state.asked, state.typed) = (key, typed)
      return
    }
    put(value, from: value == .unknown ? nil : from, isForAll: isForAll, into: &state)
  }

  func put(_ value: FactValue, from: LegalTime? = nil, isForAll: Bool = false, into state: inout CheckState) {
    let stated = isForAll ? FactKey(key.name) : key
    // What is said of every destination takes the place of what was said of single ones.
    state.file.facts.removeAll { $0.key == stated || (isForAll && $0.key.name == key.name) }
    state.file.facts.append(
      StatedFact(
        key: stated, values: [StatedFact.DatedValue(value, from: from)], place: state.file.place))
  }
}
