internal import Kleene
internal import Mustache
internal import Register
internal import Safeguards

/// The answer as a page that prints: finding, why, steps, what to ask next, proof, what is not known.
package struct Brief: Sendable {
  private let answer: Answer

  package init(_ answer: Answer) { self.answer = answer }

  /// One HTML document without scripts, fonts or links to fetch.
  package var html: String {
    get throws { try MustacheTemplate(string: Brief.template).render(model) }
  }

  /// What the template shows. Mustache takes an empty text for something, so what is empty has no key. Each tag of the template has a key here, which a test checks.
  var model: [String: Any] {
    [
      "case": answer.file.name,
      "sender": answer.name(answer.question.sender),
      "day": answer.question.day.description,
      "known": answer.question.known?.description ?? "",
      "hasKnown": answer.question.known != nil,
      "undated": answer.takesUndatedFacts,
      "register": answer.registerDigest,
      "engine": answer.engine,
      "facts": answer.file.facts.map { stated in
        [
          "fact": stated.key.description,
          "question": answer.norms.vocabulary.slots[stated.key.name]
            .flatMap { answer.norms.vocabulary.fact(at: $0)?.question } ?? "",
          "value": stated.values.map { entry in
            entry.value.description + (entry.from.map { " from \($0)" } ?? "")
          }.joined(separator: ", then "),
        ]
      },
      "destinations": answer.results.map(destination),
      "ask": answer.missing.prefix(12).map { fact in
        ["question": fact.declaration.question, "fact": fact.key.description, "settles": String(fact.settles)]
      },
      "hasAsk": !answer.missing.isEmpty,
    ]
  }

  private func destination(_ result: DestinationResult) -> [String: Any] {
    let steps = answer.shownSteps(result)
    return [
      "code": result.to.text,
      "country": answer.name(result.to),
      "finding": result.finding.rawValue,
      "label": Words.label(result.finding),
      "meaning": Words.meaning(result.finding, answer.name(result.to)),
      "isWeak": !result.restsOnWeak.isEmpty,
      "weak": Words.list(result.restsOnWeak),
      "reasons": answer.reasons(result),
      "hasSteps": !steps.isEmpty,
      "steps": steps.map { step in
        [
          "state": Words.state(step.state), "says": step.rule.says, "norm": step.norm.title,
          "rule": step.rule.id.description, "phase": step.rule.phase == .after ? "after transfer" : "before",
          "earliest": step.earliest?.description ?? "",
          "depends": Words.list(answer.norms.missing(step.lacking, at: result.to).map(\.description)),
        ].filter { !$0.value.isEmpty }
      },
      "proof": answer.proofEntries(result).map { entry in
        [
          "what": entry.what, "says": entry.rule.says, "norm": entry.norm.title, "cite": entry.norm.cite,
          "passage": entry.rule.passage, "rule": entry.rule.id.description,
          "basis": Words.basis(entry.rule.basis ?? entry.norm.basis),
          "sources": answer.sources(of: entry.rule, entry.norm).map { source in
            [
              "text": "\(source.publisher), “\(source.title)”, \(source.published?.description ?? "undated")",
              "url": source.url ?? "", "doubt": source.isWeak ? "weak source" : "",
            ].filter { $0.key == "url" || !$0.value.isEmpty }
          },
        ].filter { $0.value as? String != "" } as [String: Any]
      },
      "unknown": answer.unknownLines(result),
      "hasUnknown": !answer.unknownLines(result).isEmpty,
    ]
  }

  static let template = """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{case}}: finding of {{day}}</title>
    <style>
    :root { color-scheme: light }
    body { font: 16px/1.5 Georgia, "Liberation Serif", serif; color: #1a1a1a; background: #fff; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
    h1 { font-size: 1.25rem; margin: 0 0 .25rem } h2 { font-size: 1.5rem; margin: 2.5rem 0 .25rem; border-top: 3px solid #1a1a1a; padding-top: .75rem }
    h3 { font-size: 1rem; margin: 1.5rem 0 .25rem } p { margin: .35rem 0 }
    .finding { display: inline-block; font: bold 1.1rem/1 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; letter-spacing: .04em; padding: .4rem .6rem; border: 2px solid #1a1a1a }
    .barred, .no-authority { background: #7a1420; color: #fff; border-color: #7a1420 } .undetermined, .steps-owed { background: #fff3c4 }
    .weak { border-left: 4px solid #b25e00; padding-left: .75rem } .quiet { color: #555; font-size: .875rem; overflow-wrap: anywhere }
    dl { margin: 0 } dt { font-weight: bold; margin-top: .6rem } dd { margin: 0 0 0 1rem } ul, ol { padding-left: 1.25rem } li { margin: .4rem 0 }
    table { border-collapse: collapse; width: 100% } td, th { text-align: left; vertical-align: top; padding: .4rem .5rem .4rem 0; border-bottom: 1px solid #ccc }
    a { color: inherit }
    @media print { body { margin: 0; max-width: none; font-size: 11pt } h2 { break-before: auto } li, tr, dd { break-inside: avoid } .finding { print-color-adjust: exact } }
    @media (max-width: 30rem) { table, tbody, tr, td { display: block } thead { display: none } td { border: 0; padding: .1rem 0 } tr { border-bottom: 1px solid #ccc; padding: .4rem 0; display: block } }
    </style>
    </head>
    <body>
    <header>
    <h1>{{case}}</h1>
    <p class="quiet">Sender: {{sender}}. Law of {{day}}{{#hasKnown}}, as known on {{known}}{{/hasKnown}}. A finding, not an order, and no legal advice.{{#undated}} Facts without a date are taken as true on that day.{{/undated}}</p>
    </header>
    <main>
    {{#destinations}}
    <section>
    <h2>{{country}} ({{code}})</h2>
    <p><span class="finding {{finding}}">{{label}}</span></p>
    {{#isWeak}}<p class="weak">This rests on weak sources: without {{weak}} it would be different. Check before relying on it.</p>{{/isWeak}}
    <p>{{meaning}}</p>
    {{#reasons}}<p>{{.}}</p>
    {{/reasons}}
    {{#hasSteps}}<h3>What is owed</h3>
    <table><thead><tr><th>State</th><th>Step</th><th>Not before</th></tr></thead><tbody>
    {{#steps}}<tr><td><strong>{{state}}</strong> <span class="quiet">{{phase}}</span></td><td>{{says}}<br><span class="quiet">{{norm}} [{{rule}}]{{#depends}} · depends on {{depends}}{{/depends}}</span></td><td>{{earliest}}</td></tr>
    {{/steps}}
    </tbody></table>{{/hasSteps}}
    <h3>Proof</h3>
    <ul>
    {{#proof}}<li><strong>{{what}}</strong>: {{says}}<br><span class="quiet">{{norm}}, {{cite}}{{#passage}}, {{passage}}{{/passage}} [{{rule}}]; {{basis}}.{{#sources}} <a href="{{url}}">{{text}}</a>{{#doubt}} ({{doubt}}){{/doubt}};{{/sources}}</span></li>
    {{/proof}}
    </ul>
    {{#hasUnknown}}<h3>What the register does not know</h3>
    <ul>{{#unknown}}<li>{{.}}</li>
    {{/unknown}}</ul>{{/hasUnknown}}
    </section>
    {{/destinations}}
    {{#hasAsk}}<section><h2>Ask next</h2>
    <ol>{{#ask}}<li>{{question}} <span class="quiet">{{fact}}; would settle {{settles}}</span></li>
    {{/ask}}</ol></section>{{/hasAsk}}
    <section><h2>The facts as given</h2>
    <dl>{{#facts}}<dt>{{question}}</dt><dd>{{value}} <span class="quiet">{{fact}}</span></dd>
    {{/facts}}</dl></section>
    </main>
    <footer><p class="quiet">Register {{register}}, engine {{engine}}.</p></footer>
    </body>
    </html>
    """
}
