package import Register
package import Safeguards

/// The words in which findings, states and doubts are said to people, in one place.
package enum Words {
  package static func label(_ finding: Finding) -> String {
    switch finding {
    case .barred: "BARRED"
    case .noAuthority: "NO AUTHORITY"
    case .undetermined: "UNDETERMINED"
    case .stepsOwed: "STEPS OWED"
    case .notBarred: "NOT BARRED"
    case .notThirdCountry: "NOT A THIRD COUNTRY"
    }
  }

  /// What a finding means, in one sentence.
  package static func meaning(_ finding: Finding, _ country: String) -> String {
    switch finding {
    case .barred: "A rule in force forbids sending this person to \(country)."
    case .noAuthority: "No route by which this person could be sent to \(country) is open."
    case .undetermined:
      "What is known does not settle whether this person may be sent to \(country). Unknown is not permission."
    case .stepsOwed: "A route is open, but steps owed to this person come first."
    case .notBarred:
      "Nothing in this register stands in the way. That is not a permission, and the register is not complete."
    case .notThirdCountry:
      "\(country) is a country of this person's own; return there is another question. Only bars are shown."
    }
  }

  package static func state(_ state: StepState) -> String {
    switch state {
    case .done: "done"
    case .waiting: "waiting"
    case .owed: "owed"
    case .unclear: "owed if"
    case .notApplicable: "not applicable"
    }
  }

  package static func basis(_ basis: Basis) -> String {
    switch basis {
    case .textRead: "text read"
    case .excerpt: "read in part"
    case .secondary: "known from reports or commentary"
    case .reported: "known only from weak sources"
    case .general: "words not seen: can only make things unknown"
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
