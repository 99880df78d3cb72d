package import Register

/// As its text: `rwa/integration#stipend`.
extension EntitlementID: TextCodable {
  /// As it is written; `nil` without a `#` between two names.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.init(ProgrammeID(String(parts[0])), String(parts[1]))
  }

  package static var textForm: String { "a programme and an entitlement, such as rwa/integration#stipend" }
}
