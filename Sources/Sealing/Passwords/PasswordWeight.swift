/// How much of a password is left to guess, in characters.
///
/// A guesser tries common words with years, rows of keys and digits behind them, and 0 for o. So a password is cut into
/// parts such that they weigh least:
///
/// | part | weight |
/// |---|---|
/// | a common password, digits read as letters where that makes one | 2 |
/// | a word of the person's own name or address | 0 |
/// | a year from 1900 to 2099; three or more characters in order, up or down | 1 |
/// | what stood just before, again | 0 |
/// | any other character | 1 |
struct PasswordWeight {
  /// The sum.
  let value: Int
  /// The longest of the person's own words in it.
  let ownWord: String?

  /// `folded` is in small letters; `own` are words in small letters.
  init(of folded: String, own: Set<String>) {
    let typed = Array(folded)
    let read = typed.map { Self.letters[$0] ?? $0 }
    var ownWord: String?
    // The least weight of the first so many characters.
    var least = [0]
    for end in typed.indices.map({ $0 + 1 }) {
      var best = least[end - 1] + 1
      for start in 0..<end {
        let part = start..<end
        if Self.isRepetition(part, typed) {
          best = min(best, least[start])
        } else if (Self.leastWord...Self.longestWord).contains(part.count) {
          let words = [String(typed[part]), String(read[part])]
          if let word = words.first(where: own.contains) {
            if word.count > ownWord?.count ?? 0 { ownWord = word }
            best = min(best, least[start])
          } else if Self.isInOrder(typed[part]) || Self.isYear(words[0]) {
            best = min(best, least[start] + 1)
          } else if words.contains(where: { CommonWords.all.contains(Substring($0)) }) {
            best = min(best, least[start] + 2)
          }
        }
      }
      least.append(best)
    }
    value = least[typed.count]
    self.ownWord = ownWord
  }

  private static let leastWord = 3
  private static let longestWord = 40

  private static func isRepetition(_ part: Range<Int>, _ typed: [Character]) -> Bool {
    let before = part.lowerBound - part.count
    return before >= 0 && typed[before..<part.lowerBound].elementsEqual(typed[part])
  }

  private static func isInOrder(_ part: ArraySlice<Character>) -> Bool {
    let values = part.compactMap { $0.asciiValue.map(Int.init) }
    guard values.count == part.count, abs(values[1] - values[0]) == 1 else { return false }
    return zip(values, values.dropFirst()).allSatisfy { $1 - $0 == values[1] - values[0] }
  }

  private static func isYear(_ part: String) -> Bool {
    part.utf8.count == 4 && (Int(part).map { (1900...2099).contains($0) } ?? false)
  }

  /// What is written for which letter.
  private static let letters: [Character: Character] = [
    "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
  ]
}
