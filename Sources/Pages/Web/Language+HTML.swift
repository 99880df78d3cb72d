package import Register

/// Dates and links as HTML, wherever the page stands.
extension Language {
  /// A date in words, with the machine's form beside it.
  package func html(_ date: SourceDate?) -> HTML {
    date.map { "<time datetime=\"\($0.description)\">\(say($0))</time>" } ?? HTML(say(.undated))
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
