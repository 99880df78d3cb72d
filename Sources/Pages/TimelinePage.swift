internal import Kleene
package import Register
package import Safeguards

/// How the answer for one destination changed from day to day.
package struct TimelinePage: Sendable {
  package var file: CaseFile
  package var to: StateCode
  package var known: CivilDate?
  package var spans: [TimelineSpan]
  package var norms: NormSet

  package init(file: CaseFile, to: StateCode, known: CivilDate?, spans: [TimelineSpan], norms: NormSet) {
    self.file = file
    self.to = to
    self.known = known
    self.spans = spans
    self.norms = norms
  }

  package var json: JSON {
    .object([
      ("case", .text(file.name)),
      ("to", .text(to.text)),
      ("known", .optional(known?.description)),
      (
        "spans",
        .list(
          spans.map { span in
            .object([
              ("from", .text(span.from.description)),
              ("until", .optional(span.until?.description)),
              ("finding", .text(span.result.finding.rawValue)),
              (
                "steps",
                .list(steps(span).map { Answer.step($0, missing: norms.missing($0.lacking, at: to)) })
              ),
              ("changed_by", .texts(span.changedBy)),
              ("because", .texts(span.result.because.map(\.description))),
              ("rests_on_weak_sources", .texts(span.result.restsOnWeak)),
            ])
          })
      ),
    ])
  }

  private func steps(_ span: TimelineSpan) -> [StepResult] {
    var seen: Set<RuleID> = []
    return span.result.routes.flatMap(\.steps).filter { seen.insert($0.rule.id).inserted }
  }

  package func text(_ style: TextStyle) -> String {
    var page = TextCanvas(style)
    page.paragraph(
      "\(file.name) · \(norms.name(of: to)) (\(to))" + (known.map { " · as known on \($0)" } ?? ""), colour: .bold)
    for span in spans {
      page.blank()
      let weak = span.result.restsOnWeak.isEmpty ? "" : " (on weak sources)"
      page.paragraph("\(Words.label(span.result.finding))\(weak)", lead: "\(span.from)  ")
      if !span.changedBy.isEmpty {
        page.paragraph(
          "changed by "
            + Words.list(
              span.changedBy.map { id in
                norms.normIndex[NormID(id)].map { "\(norms.norms[$0].norm.title) [\(id)]" } ?? id
              }), indent: 12, colour: .dim)
      }
      let owed = steps(span).filter { !$0.state.isDischarged && $0.rule.phase == .before }
      if !owed.isEmpty {
        page.paragraph(
          "steps: " + owed.map { "\($0.rule.step) (\(Words.state($0.state)))" }.joined(separator: ", "), indent: 12)
      }
    }
    return page.text
  }
}
