internal import Mustache
internal import Register
internal import Safeguards

extension SheetPage {
  /// One HTML document without scripts, fonts or links to fetch, that prints on one page of A4.
  package var html: String {
    get throws { try MustacheTemplate(string: SheetPage.template).render(model) }
  }

  /// What the template shows; each tag of the template has a key here, which a test checks.
  var model: [String: Any] {
    [
      "title": title,
      "day": day,
      "meaning": meaning,
      "weakness": weakness,
      "isWeak": !weakness.isEmpty,
      "density": density,
      "sections": sections.map { section in
        [
          "heading": section.title, "lead": section.lead, "hasLead": !section.lead.isEmpty,
          "more": SheetPage.more(section.more), "hasMore": section.more > 0,
          "lines": section.lines.map { ["sentence": sentence($0), "number": String(number(of: $0))] },
        ] as [String: Any]
      },
      "closing": SheetPage.closing.joined(separator: " "),
      "footer": footer,
    ]
  }

  /// How small the type must be for one page of A4, by how much there is to print.
  private var density: String {
    switch sections.flatMap(\.lines).map({ sentence($0).count + 30 }).reduce(0, +) {
    case ..<1500: return "roomy"
    case ..<2600: return "dense"
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
    @page { size: A4; margin: 12mm 14mm }
    :root { color-scheme: light }
    body { font: 18px/1.5 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; color: #111; background: #fff; max-width: 42rem; margin: 1.5rem auto; padding: 0 1rem }
    h1 { font-size: 1.6em; line-height: 1.15; margin: 0 } h2 { font-size: 1.1em; margin: 1em 0 .2em; break-after: avoid } p { margin: .3em 0 }
    ul { margin: 0; padding-left: 1.1em } li { margin: .25em 0; break-inside: avoid } sup { font-size: .6em; color: #555; line-height: 0 }
    .main { font-size: 1.1em; font-weight: 700 } .quiet { color: #555; font-size: .6em; line-height: 1.3; overflow-wrap: anywhere }
    .notes { border: 1px solid #111; height: 7em; margin-top: .3em }
    @media print { body { margin: 0; padding: 0; max-width: none; font-size: 12pt; line-height: 1.35 } .dense { font-size: 10.5pt; line-height: 1.3 } .full { font-size: 9.2pt; line-height: 1.25 } .full h2 { margin-top: .6em } .full li { margin: .08em 0 } .full .notes { height: 6em } }
    </style>
    </head>
    <body class="{{density}}">
    <header>
    <h1>{{title}}</h1>
    <p>{{day}}</p>
    <p class="main">{{meaning}}</p>
    {{#isWeak}}<p>{{weakness}}</p>{{/isWeak}}
    </header>
    <main>
    {{#sections}}
    <section>
    <h2>{{heading}}</h2>
    {{#hasLead}}<p>{{lead}}</p>{{/hasLead}}
    <ul>
    {{#lines}}<li>{{sentence}}<sup>{{number}}</sup></li>
    {{/lines}}
    </ul>
    {{#hasMore}}<p>{{more}}</p>{{/hasMore}}
    </section>
    {{/sections}}
    <section>
    <h2>My notes</h2>
    <div class="notes"></div>
    </section>
    </main>
    <footer><p>{{closing}}</p><p class="quiet">{{footer}}</p></footer>
    </body>
    </html>
    """
}
