internal import Record
package import Register

/// What changed, in the words of the catalogue.
package struct ChangeWording: Sendable {
  /// With the codes and dates of the register, as the command line and JSON have it; or with names and dates as people
  /// write them.
  private enum Style: Sendable {
    case codes
    case names(@Sendable (StateCode) -> String)
  }

  let language: Language
  private let style: Style

  /// As the command line and JSON have it.
  package static let english = ChangeWording(.english, .codes)

  private init(_ language: Language, _ style: Style) {
    self.language = language
    self.style = style
  }

  /// For people who read a page.
  package init(_ language: Language, names: @escaping @Sendable (StateCode) -> String) {
    self.init(language, .names(names))
  }

  func say(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
    language.say(phrase, values.mapValues { .text($0) })
  }

  // MARK: what stands in every line

  func label(_ code: some Labelled) -> String {
    switch style {
    case .codes: code.rawValue
    case .names: code.label(language)
    }
  }

  /// A code for which a page has a phrase of its own.
  func code(_ code: String, _ phrase: Phrase) -> String {
    switch style {
    case .codes: code
    case .names: say(phrase)
    }
  }

  func text(_ text: String) -> String {
    switch style {
    case .codes: text
    case .names: language.wordedDates(text)
    }
  }

  func name(_ state: StateCode) -> String {
    switch style {
    case .codes: state.text
    case .names(let names): names(state)
    }
  }

  func date(_ date: SourceDate) -> String {
    switch style {
    case .codes: date.description
    case .names: language.say(date)
    }
  }

  func time(_ time: LegalTime) -> String {
    switch (style, time) {
    case (.codes, _): "\(time)"
    case (.names, .day(let day)): language.say(day)
    case (.names, .vague(let date)): language.say(date)
    case (.names, .moment(let moment)): language.wordedDates(moment.description.replacing("T", with: " "))
    }
  }

  func list(_ items: [String]) -> String { items.joined(separator: say(.listSeparator)) }
}
