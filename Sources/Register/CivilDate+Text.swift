/// As `2025-04-18`.
extension CivilDate: TextCodable {
  package init?(_ text: String) {
    guard let day = try? DateParsing.day(text) else { return nil }
    self = day
  }

  package static var textForm: String { "a day such as 2025-04-18" }
}
