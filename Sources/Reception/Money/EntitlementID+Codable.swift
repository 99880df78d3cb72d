internal import Register

/// As its text: `rwa/integration#stipend`.
extension EntitlementID: Codable {
  /// As it is written; `nil` without a `#` between two names.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.init(ProgrammeID(String(parts[0])), String(parts[1]))
  }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let id = EntitlementID(text) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "found “\(text)”; expected a programme and an entitlement: rwa/integration#stipend"))
    }
    self = id
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
