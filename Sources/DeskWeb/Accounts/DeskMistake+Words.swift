internal import Casework
internal import Pages

extension DeskMistake {
  /// As a page says it, beside its field.
  func words(_ language: Language) -> DeskMistakeWords {
    var words = DeskMistakeWords(field: field, found: found, expected: expected, remedy: remedy, language)
    if let line { words.words = language.say(.mistakeLine, ["line": .number(line)]) + " " + words.words }
    return words
  }
}

extension DeskCall {
  /// Does something; where fields were not right, what `again` answers: the form once more, with all that is wrong.
  func trying(
    _ work: () async throws -> DeskReply, again: ([DeskMistakeWords]) async throws -> any DeskPage
  ) async throws -> DeskReply {
    do { return try await work() } catch DeskRefusal.mistakes(let mistakes) {
      return .page(try await again(mistakes.map { $0.words(language) }), status: 400)
    }
  }
}
