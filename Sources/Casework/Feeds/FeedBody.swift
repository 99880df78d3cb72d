/// What a feed gives to whoever holds its token.
package struct FeedBody: Sendable {
  package var contentType: String
  package var bytes: [UInt8]
  /// A strong entity tag (RFC 9110, 8.8.3), with its quotation marks: the same as long as the bytes are.
  package var etag: String
}
