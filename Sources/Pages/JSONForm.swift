/// A part of JSON that says the same each time but for some places in it. On one line it is written once, when it is
/// made, and copied from then on: the words and sources of a rule are the same for every person.
///
/// It outlives the answer for which it was made, so that nothing of a case may stand in it: that goes into the blanks.
package final class JSONForm: Sendable {
  private let value: JSON
  /// What stands before, between and after the blanks, on one line.
  let pieces: [[UInt8]]
  /// What it takes of the width of a line, without what is filled in.
  let width: Int

  /// `value` has a `.blank` wherever something is filled in, and no text with a code.
  package init(_ value: JSON) {
    self.value = value
    var writer = JSONWriter(room: 1024)
    writer.writeFlat(value)
    pieces = writer.piecesBetweenBlanks
    width = JSONWriter.width(of: value)
  }

  /// The same value in full, for a text of several lines.
  func filled(with values: [JSON]) -> JSON {
    var rest = values[...]
    return JSONForm.fill(value, from: &rest)
  }

  private static func fill(_ value: JSON, from rest: inout ArraySlice<JSON>) -> JSON {
    switch value {
    case .blank: rest.popFirst() ?? .null
    case .list(let items): .list(items.map { fill($0, from: &rest) })
    case .object(let pairs): .object(pairs.map { ($0.0, fill($0.1, from: &rest)) })
    case .null, .bool, .number, .text, .coded, .shared, .recoded, .series, .filled: value
    }
  }
}
