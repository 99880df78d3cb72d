/// A `ParseError` on its way up through the parser: one reference, so that the functions that pass it on need little stack.
final class Refusal: Error {
  let error: ParseError

  init(offset: Int, length: Int, found: String, expected: String, suggestion: String? = nil) {
    error = ParseError(offset: offset, length: length, found: found, expected: expected, suggestion: suggestion)
  }
}
