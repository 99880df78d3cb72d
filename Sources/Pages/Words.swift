package import Register
package import Safeguards

/// The words in which findings, states and doubts are said to people, in one place.
package enum Words {
  package static func label(_ finding: Finding, _ language: Language = .english) -> String {
    switch finding {
    case .barred: language.say(.findingBarred)
    case .noAuthority: language.say(.findingNoAuthority)
    case .undetermined: language.say(.findingUndetermined)
    case .stepsOwed: language.say(.findingStepsOwed)
    case .notBarred: language.say(.findingNotBarred)
    case .notThirdCountry: language.say(.findingNotThirdCountry)
    }
  }

  /// What a finding means, in one sentence.
  package static func meaning(_ finding: Finding, _ country: String, _ language: Language = .english) -> String {
    let state: [String: Message.Value] = ["state": .text(country)]
    return switch finding {
    case .barred: language.say(.meaningBarred, state)
    case .noAuthority: language.say(.meaningNoAuthority, state)
    case .undetermined: language.say(.meaningUndetermined, state)
    case .stepsOwed: language.say(.meaningStepsOwed)
    case .notBarred: language.say(.meaningNotBarred)
    case .notThirdCountry: language.say(.meaningNotThirdCountry, state)
    }
  }

  package static func state(_ state: StepState, _ language: Language = .english) -> String {
    switch state {
    case .done: language.say(.stepDone)
    case .waiting: language.say(.stepWaiting)
    case .owed: language.say(.stepOwed)
    case .unclear: language.say(.stepUnclear)
    case .notApplicable: language.say(.stepNotApplicable)
    }
  }

  package static func basis(_ basis: Basis, _ language: Language = .english) -> String {
    switch basis {
    case .textRead: language.say(.basisTextRead)
    case .excerpt: language.say(.basisExcerpt)
    case .secondary: language.say(.basisSecondary)
    case .reported: language.say(.basisReported)
    case .general: language.say(.basisGeneral)
    }
  }

  package static func doubt(_ doubt: Doubt, _ answer: Answer) -> String {
    switch doubt {
    case .norm(let id):
      "\(answer.norm(id)?.title ?? id.text): its force is disputed, its day is not known, or its words were not seen (\(id))"
    case .arrangement(let id):
      "\(answer.arrangement(id)?.title ?? id.text): whether it is in force is disputed or not known (\(id))"
    case .noArrangement:
      "No agreement of the kind that this route needs is in the register; agreements are often unpublished"
    }
  }

  /// What to ask for, from whom and how, as far as the register says it.
  package static func ask(_ ask: Rule.Ask) -> String {
    ask.what + (ask.of.isEmpty ? "" : ", from \(ask.of)") + (ask.form.isEmpty ? "" : " (\(ask.form))")
  }

  static func json(_ ask: Rule.Ask) -> JSON {
    .object([
      ("what", .text(ask.what)), ("of", .optional(ask.of.isEmpty ? nil : ask.of)),
      ("form", .optional(ask.form.isEmpty ? nil : ask.form)),
    ])
  }

  /// `a, b and c`.
  package static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  package static func source(_ source: Source) -> String {
    var text = "\(source.publisher), “\(source.title)”"
    text += source.published.map { ", \($0)" } ?? ", undated"
    if source.isWeak { text += " (weak source)" }
    if let url = source.url { text += ", \(url)" }
    return text
  }

  /// That a claim was taken back, with who and why; or what is said in its place.
  package static func retraction(_ retraction: Retraction) -> String {
    let by = retraction.by.isEmpty ? "" : " by \(retraction.by)"
    let what = retraction.isCorrection ? "corrected" : "retracted"
    let instead = retraction.isCorrection ? " Now: \(retraction.instead)" : ""
    return "\(what) \(retraction.date)\(by): \(retraction.why)\(instead)"
  }
}
