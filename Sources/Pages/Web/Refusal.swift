/// Why a request is not answered: what was found, what was expected, what to write instead. One shape for all errors.
package struct Refusal: Error, Hashable, Sendable {
  /// An HTTP status of 400 and above.
  package var status: Int
  package var found: String
  package var expected: String
  package var remedy: String

  package init(_ status: Int, found: String, expected: String, remedy: String) {
    self.status = status
    self.found = found
    self.expected = expected
    self.remedy = remedy
  }

  /// `{"error": {"status", "found", "expected", "remedy"}}`.
  package var json: JSON {
    .object([
      (
        "error",
        .object([
          ("status", .number(status)), ("found", .text(found)), ("expected", .text(expected)),
          ("remedy", .text(remedy)),
        ])
      )
    ])
  }
}
