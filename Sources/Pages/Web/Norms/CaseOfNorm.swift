internal import Register
internal import Safeguards

/// A worked case that shows what a norm does: law is tested beside the norm, and the tests are for readers too.
struct CaseOfNorm {
  let worked: WorkedCase
  let expectations: [WorkedCase.Expectation]

  /// Those in the norm's own file, then those elsewhere that name a rule of it.
  static func all(of norm: Norm, _ context: PageContext) -> [CaseOfNorm] {
    let file = "norms/\(norm.id.text).cases.yaml"
    let prefix = norm.id.text + "#"
    var own: [CaseOfNorm] = []
    var others: [CaseOfNorm] = []
    for worked in context.site.norms.corpus.workedCases {
      if worked.file.place.file.hasSuffix(file) {
        own.append(CaseOfNorm(worked: worked, expectations: worked.expectations))
        continue
      }
      let naming = worked.expectations.filter { expectation in
        (expectation.because + expectation.rules.map(\.rule)).contains { $0.value.hasPrefix(prefix) }
      }
      if !naming.isEmpty { others.append(CaseOfNorm(worked: worked, expectations: naming)) }
    }
    return own + others
  }

  var title: String { worked.file.title.isEmpty ? worked.file.name : worked.file.title }

  func html(_ context: PageContext) -> HTML {
    let lines = expectations.map { expectation -> HTML in
      let known: HTML =
        expectation.known.map { " \(context.say(.caseKnown, ["day": .text(context.language.say($0))]))" as HTML } ?? ""
      var found: [HTML] = []
      if let finding = expectation.finding.flatMap(Finding.init(rawValue:)) {
        found.append("<b>\(Words.label(finding, context.language).lowercased())</b>")
      }
      if !expectation.because.isEmpty {
        let rules = expectation.because.map { rule($0.value, context) }.joined(
          separator: HTML(context.say(.listSeparator)))
        found.append(context.say(.caseBecause, html: ["rules": rules]))
      }
      found += expectation.rules.map { entry in
        let outcome: Phrase =
          switch entry.outcome {
          case .met: .caseMet
          case .unmet: .caseUnmet
          case .undetermined: .caseUndetermined
          }
        return context.say(outcome, html: ["rule": rule(entry.rule.value, context)])
      }
      if !expectation.cannotReproduce.isEmpty { found.append(HTML(expectation.cannotReproduce)) }
      return """
        <li>\(context.date(expectation.day)), \(context.anchor(.state(expectation.to), context.name(expectation.to)))\(known): \(found.joined(separator: "; "))</li>
        """
    }
    let source: HTML = worked.source.isEmpty ? "" : "<p class=\"claim-by\">\(worked.source)</p>"
    return """
      <li><h3>\(title)</h3><ul class="outcomes">\(lines)</ul>\(source)</li>

      """
  }

  private func rule(_ text: String, _ context: PageContext) -> HTML {
    let words: HTML = "<code>\(text)</code>"
    return RuleID(text).map { context.anchor($0, words) } ?? words
  }

  var json: JSON {
    .object([
      ("case", .text(worked.file.name)), ("title", .text(title)), ("source", .text(worked.source)),
      (
        "expect",
        .list(
          expectations.map { expectation in
            .object([
              ("to", .text(expectation.to.text)), ("day", .text(expectation.day.description)),
              ("finding", .optional(expectation.finding)), ("because", .texts(expectation.because.map(\.value))),
            ])
          })
      ),
    ])
  }
}

extension NormPage {
  func workedCases(_ context: PageContext) -> HTML {
    guard !cases.isEmpty else { return "" }
    let shown = cases.prefix(NormPage.openCases).map { $0.html(context) }
    let rest = cases.dropFirst(NormPage.openCases).map { $0.html(context) }
    let more: HTML =
      rest.isEmpty
      ? ""
      : "<details><summary>\(context.say(.casesMore, ["count": .number(rest.count)]))</summary><ol class=\"claims cases\">\(rest)</ol></details>"
    return """
      <section aria-labelledby="cases"><h2 id="cases">\(context.say(.casesTitle))</h2>
      <p class="quiet">\(context.say(.casesLead))</p>
      <ol class="claims cases">\(shown)</ol>\(more)</section>
      """
  }

  /// As many as a reader sees without asking for more.
  private static let openCases = 6
}
