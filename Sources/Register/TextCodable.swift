/// A value that is kept as the text that describes it, so that what is kept can be read without this program.
package protocol TextCodable: Codable, LosslessStringConvertible {
  /// What its text has to be, for a message: “three small letters, such as kin”.
  static var textForm: String { get }
}

extension TextCodable {
  package init(from decoder: any Decoder) throws {
    self = try Self.decoded(try decoder.singleValueContainer().decode(String.self), decoder)
  }

  /// The value that a text which was read describes.
  package static func decoded(_ text: String, _ decoder: any Decoder) throws -> Self {
    guard let value = Self(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "found “\(text)”; expected \(Self.textForm)"))
    }
    return value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension UnkeyedDecodingContainer {
  /// What stands next in a list, `nil` for `null`. A list that has ended was cut: unlike `decodeIfPresent` this throws then.
  package mutating func decodeOptional<Value: Decodable>(_ type: Value.Type) throws -> Value? {
    try decodeNil() ? nil : try decode(type)
  }
}
