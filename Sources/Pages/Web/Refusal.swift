package import Register

/// Why a request is not answered: what was found, what was expected, what to write instead. One shape for all errors.
package struct Refusal: Error, Hashable, Sendable {
  /// An HTTP status of 400 and above.
  package var status: Int
  package var found: Wording
  package var expected: Wording
  package var remedy: Wording
  /// All that is wrong, where it is more than one thing: each with its place, as `line:column`.
  package var mistakes: [Diagnostic] = []

  package init(_ status: Int, found: Wording, expected: Wording, remedy: Wording) {
    self.status = status
    self.found = found
    self.expected = expected
    self.remedy = remedy
  }

  /// `{"error": {"status", "found", "expected", "remedy"}}`, and `mistakes` where there are several.
  package func json(_ language: Language) -> JSON {
    var members: [(String, JSON)] = [
      ("status", .number(status)), ("found", .text(found.said(in: language))),
      ("expected", .text(expected.said(in: language))), ("remedy", .text(remedy.said(in: language))),
    ]
    if !mistakes.isEmpty {
      members.append(
        (
          "mistakes",
          .list(
            mistakes.map { mistake in
              .object([
                ("kind", .text(mistake.kind.rawValue)), ("line", .number(mistake.place.line)),
                ("column", .number(mistake.place.column)), ("found", .text(mistake.found)),
                ("expected", .text(mistake.expected)), ("remedy", .text(mistake.remedy)),
              ])
            })
        ))
    }
    return .object([("error", .object(members))])
  }
}
