internal import Desks
internal import Reception
internal import Register
internal import Safeguards

extension YearScript {
  /// Two of them are told to leave: of one the earlier representative hears at once, of the other nobody outside does.
  mutating func planOnward(_ index: Int) {
    guard let onward = people[index].fate.onward else { return }
    let day = first.advanced(by: onward == .told ? 224 : 288)
    on(day) { $0.threaten(index, onward) }
  }

  private mutating func threaten(_ index: Int, _ onward: YearPerson.Onward) {
    let kinds: [OnwardSign.Kind] = onward == .told ? [.toldToLeave] : [.documentsTaken, .toldToLeave]
    let to = onward == .told ? "UGA" : "SSD"
    var signs = kinds.map { OnwardSign(id: dice.id(), kind: $0, day: today, to: to, evidence: evidence) }
    for sign in signs {
      people[index].put(.sign(sign))
      note(.sign, of: people[index], about: to, sign.kind.rawValue, id: sign.id.text)
    }
    tell(index)
    guard onward == .told else {
      on(today.advanced(by: 21)) { script in
        script.leave(index, ProgrammeExit(day: script.today, reason: .removed, country: to))
      }
      return
    }
    on(today.advanced(by: 30)) { script in
      for place in signs.indices {
        signs[place].settled = script.today
        script.people[index].put(.sign(signs[place]))
        script.note(.sign, of: script.people[index], about: to, "settled", id: signs[place].id.text)
      }
    }
  }

  /// The finding for the next State is computed at once, from the law of the day.
  private mutating func tell(_ index: Int) {
    let person = people[index]
    guard let alert = person.content.onwardAlert(as: person.id, terms.contact, on: today) else { return }
    let nationality = FactKey(FactName("person.nationality"))
    let facts = Facts([nationality: [.init(.states([StateCode("SDN")], isComplete: true))]])
    let delivery = person.content.delivery(
      of: alert, from: programme.programme.country.value, norms: norms, facts: facts, on: today)
    let words: [String]
    switch delivery {
    case .to(_, let disclosure): words = disclosure.content.findings.map { "\($0.destination) \($0.finding.rawValue)" }
    case .noEarlierCase: words = ["no earlier case"]
    case .withheld(let refusal): words = ["withheld: \(refusal.found)"]
    }
    notices.append(
      ScriptedYear.Notice(
        participant: person.reference, day: today, signs: alert.signs.count, delivery: delivery))
    note(.notice, of: person, words.joined(separator: "; "))
  }
}
