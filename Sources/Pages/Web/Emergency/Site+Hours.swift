internal import Record
internal import Register
internal import Safeguards

/// What the pages for the hours before a flight are made from.
extension Site {
  /// Worked out only for the pages that show it: findings do not turn on it.
  func surroundings(_ answer: Answer) -> Surroundings? {
    guard let result = answer.results.first else { return nil }
    return try? norms.surroundings(of: result, Facts(answer.file), answer.question)
  }

  /// The call that is to be made before anything is known, for whatever destination: the facts on which most rules turn,
  /// over all with which the sender has an arrangement. `nil` of a sender of which the register has no route.
  func callOfNobody(sender: StateCode, _ clocks: Clocks) -> PhoneCall? {
    let place = Place(file: "form", line: 1, column: 1)
    let file = CaseFile(name: "nobody", title: "", sender: Located(sender, at: place), facts: [], place: place)
    let question = Question(
      sender: sender, destinations: norms.destinations(.arranged, file, known: clocks.known),
      day: .day(clocks.effectiveDay), known: clocks.known)
    guard let answer = try? answer(file, question) else { return nil }
    let facts = Facts(file)
    let entitlements = answer.results.flatMap { result -> [Entitlement] in
      guard let surroundings = try? norms.surroundings(of: result, facts, question) else { return [] }
      return answer.entitlements(result, surroundings)
    }
    return PhoneCall(entitlements, of: answer, country: nil)
  }
}
