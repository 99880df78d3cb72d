internal import Mustache
internal import Register
internal import Safeguards

extension EmergencyPage {
  /// One HTML document without scripts, fonts or links to fetch, that prints on one page of A4.
  package var html: String {
    get throws { try MustacheTemplate(string: EmergencyPage.template).render(model) }
  }

  /// What the template shows; each tag of the template has a key here, which a test checks.
  var model: [String: Any] {
    [
      "title": title,
      "subtitle": subtitle,
      "code": result.finding.rawValue,
      "label": Words.label(result.finding),
      "meaning": [finding, changed, nothingOwed].filter { !$0.isEmpty }.joined(separator: " "),
      "weakness": weakness,
      "isWeak": !weakness.isEmpty,
      "density": density,
      "sections": sections.filter { !$0.isBackground }.map(html),
      "background": sections.filter(\.isBackground).map(html),
      "hasCall": !call.groups.isEmpty,
      "groups": call.groups.map { group in
        [
          "topic": group.topic.rawValue,
          "questions": group.questions.map { ["words": $0.words, "note": note($0)] },
        ] as [String: Any]
      },
      "footer": footer,
    ]
  }

  /// Mustache takes an empty text for something, so that what is empty has no key.
  private func html(_ section: Section) -> [String: Any] {
    [
      "heading": section.title,
      "more": section.more, "hasMore": !section.more.isEmpty,
      "lines": section.lines.shown.map { entry in
        [
          "standing": entry.label, "what": entry.what, "whom": entry.whom, "form": entry.ask?.form ?? "",
          "time": entry.time,
          // What may forbid it fills pages; the call asks about it, and the brief has its sources.
          "proof": entry.standing == .forbidsIf ? reference(entry) : proof(entry),
        ].filter { !$0.value.isEmpty }
      },
    ]
  }

  /// How small the type must be for one page of A4, by how much there is to print.
  private var density: String {
    let lines = sections.flatMap(\.lines.shown).map {
      $0.what.count + $0.whom.count + $0.time.count + proof($0).count / 2 + 40
    }
    let questions = call.groups.flatMap(\.questions).map { $0.words.count + note($0).count / 2 + 30 }
    switch (lines + questions).reduce(0, +) {
    case ..<3000: return "roomy"
    case ..<9000: return "dense"
    default: return "full"
    }
  }

  static let template = """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{title}}</title>
    <style>
    @page { size: A4; margin: 9mm 10mm }
    :root { color-scheme: light }
    body { font: 16px/1.4 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; color: #111; background: #fff; max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem }
    h1 { font-size: 1.6em; line-height: 1.1; margin: 0 } p { margin: .3em 0 }
    h2 { font-size: 1.05em; margin: 1em 0 .2em; border-top: 2px solid #111; padding-top: .25em; break-after: avoid }
    h3 { font-size: .95em; margin: .5em 0 .1em; break-after: avoid }
    ul { list-style: none; margin: 0; padding: 0 } li { margin: .35em 0; break-inside: avoid }
    b { font-weight: 700 } .state { font-weight: 700; text-transform: uppercase; font-size: .8em; letter-spacing: .02em; border: 1px solid #111; padding: 0 .3em; white-space: nowrap }
    .finding { font-weight: 700; border: 2px solid #111; padding: .05em .4em; white-space: nowrap } .barred, .no-authority { background: #7a1420; color: #fff; border-color: #7a1420 } .undetermined, .steps-owed { background: #fff3c4 }
    .weak { border-left: 4px solid #b25e00; padding-left: .6em } .quiet { color: #555; font-size: .7em; line-height: 1.25; overflow-wrap: anywhere }
    .box::before { content: "☐ " } .quiet.block { display: block }
    @media (min-width: 50rem) { .flow { columns: 2; column-gap: 2rem } }
    @media print {
      body { margin: 0; padding: 0; max-width: none; font-size: 9pt; line-height: 1.25 } .flow { columns: 2; column-gap: 6mm } .dense { font-size: 8pt; line-height: 1.22 } .full { font-size: 7pt; line-height: 1.17 } .roomy .flow { columns: 1 }
      .dense li { margin: .2em 0 } .full li { margin: .13em 0 } .dense h2, .full h2 { margin-top: .55em } .finding, .undetermined, .steps-owed { print-color-adjust: exact }
    }
    </style>
    </head>
    <body class="{{density}}">
    <header>
    <h1>{{title}}</h1>
    <p class="quiet">{{subtitle}}</p>
    {{#isWeak}}<p class="weak">{{weakness}}</p>{{/isWeak}}
    <p><span class="finding {{code}}">{{label}}</span> {{meaning}}</p>
    </header>
    <main class="flow">
    {{#sections}}
    <section>
    <h2>{{heading}}</h2>
    <ul>
    {{#lines}}<li><span class="state">{{standing}}</span> {{what}}{{#whom}} <b>From:</b> {{whom}}.{{/whom}}{{#form}} <b>How:</b> {{form}}.{{/form}}{{#time}} <b>When:</b> {{time}}.{{/time}} <span class="quiet">{{proof}}</span></li>
    {{/lines}}
    </ul>
    {{#hasMore}}<p class="quiet">{{more}}</p>{{/hasMore}}
    </section>
    {{/sections}}
    {{#hasCall}}<section>
    <h2>One telephone call: what to ask</h2>
    {{#groups}}<h3>{{topic}}</h3>
    <ul>
    {{#questions}}<li class="box">{{words}} <span class="quiet">{{note}}</span></li>
    {{/questions}}
    </ul>
    {{/groups}}
    </section>{{/hasCall}}
    {{#background}}
    <section>
    <h2>{{heading}}</h2>
    <ul>
    {{#lines}}<li><span class="state">{{standing}}</span> {{what}}{{#whom}} <b>From:</b> {{whom}}.{{/whom}}{{#form}} <b>How:</b> {{form}}.{{/form}}{{#time}} <b>When:</b> {{time}}.{{/time}} <span class="quiet">{{proof}}</span></li>
    {{/lines}}
    </ul>
    {{#hasMore}}<p class="quiet">{{more}}</p>{{/hasMore}}
    </section>
    {{/background}}
    </main>
    <footer><p class="quiet">{{footer}}</p></footer>
    </body>
    </html>
    """
}
