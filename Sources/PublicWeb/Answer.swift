import Crypto
import NIOCore
import Pages

/// A response ready to be sent again and again: its bytes, the same compressed, and its tag.
final class Answer: Sendable {
  let status: Int
  let contentType: String
  let plain: ByteBuffer
  /// `nil` where compression saves nothing.
  let gzipped: ByteBuffer?
  /// A strong entity tag of the plain form; the compressed form has one of its own (RFC 9110, 8.8.3.3).
  let tag: String
  let gzipTag: String
  let cacheControl: String

  init(_ response: SiteResponse, cacheControl: String) {
    status = response.status
    contentType = response.contentType
    plain = ByteBuffer(bytes: response.body)
    let digest = SHA256.hash(data: response.body).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    tag = "\"\(digest)\""
    gzipTag = "\"\(digest)-gzip\""
    gzipped = Gzip.compressed(response.body).map { ByteBuffer(bytes: $0) }
    self.cacheControl = cacheControl
  }

  var size: Int { plain.readableBytes + (gzipped?.readableBytes ?? 0) + 400 }
}
