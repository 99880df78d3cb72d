package import Register

/// A language in which the site speaks: its code, its direction, and a text for every phrase.
package struct Language: Sendable {
  package enum Direction: String, Sendable { case ltr, rtl }

  /// BCP 47, such as `en`.
  package var code: String
  package var direction: Direction
  private let message: @Sendable (Phrase) -> String
  private let category: @Sendable (Int) -> PluralCategory
  private let named: @Sendable (String, Bool) -> String
  private let parsed = ParsedMessages<Phrase>()
  private let deskMessage: @Sendable (DeskPhrase) -> String
  private let parsedDesk = ParsedMessages<DeskPhrase>()
  private let receptionMessage: @Sendable (ReceptionPhrase) -> String
  private let parsedReception = ParsedMessages<ReceptionPhrase>()

  /// `message` gives the text of a phrase in the notation of `Message`; `category` is the plural rule of CLDR; `named`
  /// puts the name of a State into a sentence, or at its beginning.
  package init(
    code: String, direction: Direction, message: @escaping @Sendable (Phrase) -> String,
    deskMessage: @escaping @Sendable (DeskPhrase) -> String,
    receptionMessage: @escaping @Sendable (ReceptionPhrase) -> String,
    category: @escaping @Sendable (Int) -> PluralCategory,
    named: @escaping @Sendable (_ name: String, _ isFirst: Bool) -> String = { name, _ in name }
  ) {
    self.code = code
    self.direction = direction
    self.message = message
    self.deskMessage = deskMessage
    self.receptionMessage = receptionMessage
    self.category = category
    self.named = named
  }

  /// The phrase with its placeholders filled.
  package func say(_ phrase: Phrase, _ values: [String: Message.Value] = [:]) -> String {
    parsed.message(phrase, message).filled(with: values, category: category)
  }

  package func say(_ phrase: DeskPhrase, _ values: [String: Message.Value] = [:]) -> String {
    parsedDesk.message(phrase, deskMessage).filled(with: values, category: category)
  }

  package func say(_ phrase: ReceptionPhrase, _ values: [String: Message.Value] = [:]) -> String {
    parsedReception.message(phrase, receptionMessage).filled(with: values, category: category)
  }

  package func placeholders(of phrase: ReceptionPhrase) -> Set<String> {
    parsedReception.message(phrase, receptionMessage).placeholders
  }

  package func placeholders(of phrase: DeskPhrase) -> Set<String> {
    parsedDesk.message(phrase, deskMessage).placeholders
  }

  /// The message of a phrase as translators have it, with its placeholders.
  package func text(_ phrase: Phrase) -> String { message(phrase) }
  package func text(_ phrase: DeskPhrase) -> String { deskMessage(phrase) }
  package func text(_ phrase: ReceptionPhrase) -> String { receptionMessage(phrase) }

  /// The names of what the phrase wants filled.
  package func placeholders(of phrase: Phrase) -> Set<String> { parsed.message(phrase, message).placeholders }

  /// `7 May 2025`.
  package func say(_ day: CivilDate) -> String { say(SourceDate(day)) }

  /// As precise as the date is: `7 May 2025`, `May 2025`, `2025`.
  package func say(_ date: SourceDate) -> String {
    guard let month = date.month, Phrase.months.indices.contains(month - 1) else { return padded(date.year, 4) }
    let values: [String: Message.Value] = [
      "day": .text(String(date.day ?? 0)), "month": .text(say(Phrase.months[month - 1])),
      "year": .text(padded(date.year, 4)),
    ]
    return say(date.day == nil ? .dateMonth : .dateDay, values)
  }

  /// The name of a State within a sentence, with the article that it may have; `isFirst` at its beginning.
  package func inSentence(_ name: String, isFirst: Bool = false) -> String { named(name, isFirst) }

  /// `a, b and c`.
  package func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return say(
      .listOfMany,
      ["first": .text(items.dropLast().joined(separator: say(.listSeparator))), "last": .text(last)])
  }
}

/// The plural categories of CLDR.
package enum PluralCategory: String, CaseIterable, Sendable { case zero, one, two, few, many, other }
