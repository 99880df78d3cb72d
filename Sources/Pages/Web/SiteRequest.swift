/// What a reader asks for, understood: two requests that are equal have the same answer.
package struct SiteRequest: Hashable, Sendable {
  package var address: Address
  package var query: Query
  package var format: SiteFormat
}

/// In which form a page is asked for.
package enum SiteFormat: String, Hashable, Sendable {
  case html, json

  package var contentType: String {
    switch self {
    case .html: "text/html; charset=utf-8"
    case .json: "application/json; charset=utf-8"
    }
  }

  /// By the end of the path or, on a page that has no such end, by what the reader's program accepts.
  package init(path: String, accept: String?) {
    let prefersJSON = accept.map { $0.contains("application/json") && !$0.contains("text/html") } ?? false
    self = path.hasSuffix(".json") || prefersJSON ? .json : .html
  }
}

/// A page as bytes.
package struct SiteResponse: Sendable {
  package var status: Int
  package var contentType: String
  package var body: [UInt8]
  /// Under which it is to be saved; `nil` for what is to be shown.
  package var fileName: String?

  package init(status: Int, contentType: String, body: [UInt8], fileName: String? = nil) {
    self.status = status
    self.contentType = contentType
    self.body = body
    self.fileName = fileName
  }
}
