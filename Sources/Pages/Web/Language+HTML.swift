package import Register

/// Dates and links as HTML, wherever the page stands.
extension Language {
  /// A date in words, with the machine's form beside it.
  package func html(_ date: SourceDate?) -> HTML {
    date.map { "<time datetime=\"\($0.description)\">\(say($0))</time>" } ?? HTML(say(.undated))
  }

  /// A phrase with pieces of HTML where its placeholders stand.
  func say(_ phrase: Phrase, html values: [String: HTML]) -> HTML { filled(values) { say(phrase, $0) } }

  package func say(_ phrase: DeskPhrase, html values: [String: HTML]) -> HTML { filled(values) { say(phrase, $0) } }
  package func say(_ phrase: ReceptionPhrase, html values: [String: HTML]) -> HTML {
    filled(values) { say(phrase, $0) }
  }

  private func filled(_ values: [String: HTML], _ say: ([String: Message.Value]) -> String) -> HTML {
    let names = values.keys.sorted()
    // A mark of no script stands for each piece until the text around it is escaped.
    let marks = Dictionary(
      names.enumerated().map { ($1, Message.Value.text("\u{E000}\($0)\u{E000}")) },
      uniquingKeysWith: { first, _ in first })
    let parts = say(marks).split(separator: "\u{E000}", omittingEmptySubsequences: false)
    return parts.enumerated().map { place, part -> HTML in
      guard !place.isMultiple(of: 2), let index = Int(part), names.indices.contains(index) else {
        return HTML(String(part))
      }
      return values[names[index]] ?? .empty
    }.joined()
  }

  /// A text of the record with its dates (`2025-05-07`) in words.
  package func wordedDates(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
      let core = word.prefix { $0.isNumber || $0 == "-" }
      guard core.count == 10, let date = try? DateParsing.sourceDate(String(core)) else { return String(word) }
      return say(date) + word.dropFirst(core.count)
    }.joined(separator: " ")
  }
}

extension HTML {
  /// A link to another site, where its address is one of the web.
  static func outward(_ url: String?, _ words: String) -> HTML {
    guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return HTML(words) }
    return "<a href=\"\(url)\" rel=\"external noopener noreferrer\">\(words)</a>"
  }
}
