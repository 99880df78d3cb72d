/// A file of the export that the site hands out.
package struct Download: Sendable {
  package var name: String
  /// What it holds, in a few words.
  package var title: String
  package var contentType: String
  package var body: [UInt8]

  package init(name: String, title: String, contentType: String, body: [UInt8]) {
    self.name = name
    self.title = title
    self.contentType = contentType
    self.body = body
  }

  package var path: String { "/data/\(name)" }
}
