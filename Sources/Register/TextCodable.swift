/// A value that is kept as the text that describes it, so that what is kept can be read without this program.
package protocol TextCodable: Codable, LosslessStringConvertible {
  /// What its text has to be, for a message: “three small letters, such as kin”.
  static var textForm: String { get }
}

extension TextCodable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = Self(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "found “\(text)”; expected \(Self.textForm)"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
