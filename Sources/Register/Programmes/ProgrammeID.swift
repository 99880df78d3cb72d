/// The id of a programme: `rwa/integration`.
package struct ProgrammeID: Hashable, Comparable, Sendable, TextCodable {
  package var text: String
  package init(_ text: String) { self.text = text }
  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  package var description: String { text }
  package static var textForm: String { "a programme, such as rwa/integration" }
}
