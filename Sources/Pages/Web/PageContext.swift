internal import Record
package import Register
internal import Safeguards

/// What a page needs in order to be written: the record as both clocks show it, the language, and where links lead.
package struct PageContext: Sendable {
  package let site: Site
  package let view: RecordView
  package let address: Address
  package let query: Query

  package var clocks: Clocks { view.clocks }
  package var language: Language { site.language }

  // MARK: words

  package func say(_ phrase: Phrase, _ values: [String: Message.Value] = [:]) -> String {
    language.say(phrase, values)
  }

  /// The phrase with pieces of HTML, such as links, where its placeholders stand.
  package func say(_ phrase: Phrase, html values: [String: HTML]) -> HTML { language.say(phrase, html: values) }

  package func name(_ state: StateCode) -> String { site.norms.name(of: state) }

  /// `Rwanda and Uganda`; the phrase for none where no State was named.
  package func destinations(_ arrangement: Arrangement) -> String {
    arrangement.to.isEmpty ? say(.destinationsNotNamed) : language.list(arrangement.to.map(name))
  }

  /// `United States to Libya`.
  package func name(_ arrangement: Arrangement) -> String {
    say(
      .arrangementName,
      ["sender": .text(name(arrangement.sender)), "destination": .text(destinations(arrangement))])
  }

  /// A date in words, with the machine's form beside it.
  package func date(_ date: SourceDate?) -> HTML {
    language.html(date)
  }

  /// A text of the record with its dates (`2025-05-07`) in words.
  package func wordedDates(_ text: String) -> String {
    language.wordedDates(text)
  }

  /// A time of law: a day, a month, a year, or a moment with its hour.
  package func date(_ time: LegalTime) -> HTML {
    switch time {
    case .day(let day): date(day)
    case .vague(let vague): date(vague)
    case .moment(let moment): HTML(wordedDates(moment.description.replacing("T", with: " ")))
    }
  }

  package func date(_ day: CivilDate) -> HTML { date(SourceDate(day)) }

  // MARK: links

  package func link(_ address: Address, _ parameters: [Link.Parameter] = [], fragment: String = "") -> Link {
    Link(address, clocks, parameters: site.isStatic ? [] : parameters, fragment: fragment)
  }

  /// A link, or only its words where there is no such page on these clocks.
  package func anchor(_ address: Address, _ words: HTML, parameters: [Link.Parameter] = []) -> HTML {
    guard site.hasPage(address, view) else { return words }
    return "<a href=\"\(link(address, parameters))\">\(words)</a>"
  }

  /// A link whose content is a drawing, with its name for those who do not see it.
  package func anchor(_ address: Address, label: String, _ drawing: HTML) -> HTML {
    guard site.hasPage(address, view) else { return drawing }
    return "<a href=\"\(link(address))\" aria-label=\"\(label)\">\(drawing)</a>"
  }

  /// Behind the other, so that a literal is HTML.
  @_disfavoredOverload
  package func anchor(_ address: Address, _ words: String, parameters: [Link.Parameter] = []) -> HTML {
    anchor(address, HTML(words), parameters: parameters)
  }

  /// A link to a rule on the page of its norm.
  package func anchor(_ rule: RuleID, _ words: HTML) -> HTML {
    guard site.hasPage(.norm(rule.norm), view) else { return words }
    return "<a href=\"\(link(.norm(rule.norm), fragment: "rule-\(rule.name)"))\">\(words)</a>"
  }

  /// A link to another site, where its address is one of the web.
  package func outward(_ url: String?, _ words: String) -> HTML {
    HTML.outward(url, words)
  }
}
