internal import Foundation
package import RegisterFiles

/// Everything that the register says, and whether a text is made of nothing else.
package struct RegisterWords {
  /// By their first word, the longest first.
  private var texts: [Substring: [[Character]]] = [:]

  package init(_ files: [RegisterFile], and others: [String]) {
    var all: Set<String> = []
    func add(_ text: String) {
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      all.insert(words)
      // A page says dates in words, so that the text around them stands alone.
      for part in words.split(separator: /\d{4}(-\d\d)?(-\d\d)?/) { all.insert(String(part)) }
      // On the telephone a question names the country that it is about.
      for part in words.split(separator: /[Tt]his country/) { all.insert(String(part)) }
    }
    func walk(_ node: SourceNode) {
      switch node.content {
      case .scalar(let text, _): add(text)
      case .sequence(let items): for item in items { walk(item) }
      case .mapping(let entries):
        for entry in entries {
          walk(entry.value)
          if entry.key == "relations", case .sequence(let items) = entry.value.content { verbs(items) }
        }
      }
    }
    /// `{implements: usa/x}`: the verb is a word of the author.
    func verbs(_ items: [SourceNode]) {
      for case .mapping(let entries) in items.map(\.content) {
        for key in entries.map(\.key) where !["date", "sources", "note", "kind", "arrangement"].contains(key) {
          add(key)
          add(key.replacing("-", with: " "))
        }
      }
    }
    for file in files { walk(file.root) }
    for text in others { add(text) }
    for text in all {
      let trimmed = text.drop { !$0.isLetter }
      guard let first = trimmed.prefix(while: \.isLetter) as Substring?, !first.isEmpty else { continue }
      var end = trimmed.endIndex
      while end > trimmed.startIndex, !trimmed[trimmed.index(before: end)].isLetter { end = trimmed.index(before: end) }
      texts[first, default: []].append(Array(trimmed[..<end]))
    }
    for (first, list) in texts { texts[first] = list.sorted { $0.count > $1.count } }
  }

  /// Whether nothing is left of a text but figures and punctuation when whole texts of the register are taken out of it.
  /// Where room is short, a page may end one with an ellipsis.
  package func make(_ text: String) -> Bool {
    if text.last == "…", let list = texts[text.prefix(while: \.isLetter)] {
      return list.contains { $0.starts(with: text.dropLast()) }
    }
    let characters = Array(text)
    var failed: Set<Int> = []
    func fits(from start: Int) -> Bool {
      var place = start
      while place < characters.count, !characters[place].isLetter { place += 1 }
      guard place < characters.count else { return true }
      guard !failed.contains(place) else { return false }
      let first = String(characters[place...].prefix(while: \.isLetter))
      for candidate in texts[Substring(first)] ?? [] where characters[place...].starts(with: candidate) {
        let end = place + candidate.count
        if end < characters.count, characters[end].isLetter { continue }
        if fits(from: end) { return true }
      }
      failed.insert(place)
      return false
    }
    return fits(from: 0)
  }
}
