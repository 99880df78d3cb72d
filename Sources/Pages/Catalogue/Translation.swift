/// A language as far as its translators have come: what they have not written yet stands in English, phrase by phrase.
package struct Translation: Sendable {
  /// As its speakers call it.
  package let name: String
  package let language: Language
  private let desk: [DeskPhrase: String]
  private let reception: [ReceptionPhrase: String]
  private let site: [Phrase: String]

  init(
    code: String, name: String, site: [Phrase: String], desk: [DeskPhrase: String],
    reception: [ReceptionPhrase: String], category: @escaping @Sendable (Int) -> PluralCategory
  ) {
    self.name = name
    self.site = site
    self.desk = desk
    self.reception = reception
    language = Language(
      code: code, direction: .ltr, message: { site[$0] ?? English.text($0) },
      deskMessage: { desk[$0] ?? English.text($0) }, receptionMessage: { reception[$0] ?? English.text($0) },
      category: category)
  }

  package func has(_ phrase: Phrase) -> Bool { site[phrase] != nil }
  package func has(_ phrase: DeskPhrase) -> Bool { desk[phrase] != nil }
  package func has(_ phrase: ReceptionPhrase) -> Bool { reception[phrase] != nil }

  /// Besides English, in the order in which a reader is offered them.
  package static let all = [french, kinyarwanda]

  /// That which a list of preferences names first (RFC 9110, 12.5.4); `nil` for English, or none that is here.
  package static func preferred(_ acceptLanguage: String) -> Translation? {
    let ranges = acceptLanguage.split(separator: ",").prefix(20).enumerated().compactMap {
      place, range -> (String, Double, Int)? in
      let parts = range.split(separator: ";").map { $0.filter { $0 != " " } }
      guard let tag = parts.first else { return nil }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      return quality > 0 ? (tag.prefix { $0 != "-" }.lowercased(), quality, place) : nil
    }
    for (code, _, _) in ranges.sorted(by: { ($0.1, -$0.2) > ($1.1, -$1.2) }) {
      if code == "en" { return nil }
      if let found = all.first(where: { $0.language.code == code }) { return found }
    }
    return nil
  }

  /// By its code; `nil` for English, or none that is here.
  package static func named(_ code: String) -> Translation? { all.first { $0.language.code == code } }
}
