package import Pages

/// A form of the public site to which something is posted. What is posted is never cached, logged or stored.
package struct PublicForm: Sendable {
  package var path: String
  /// The most bytes that it takes.
  package var limit: Int
  /// From the body and its content type to the page.
  package var answer: @Sendable (_ body: [UInt8], _ contentType: String) async -> SiteResponse

  /// Facts of a person as a form sends them.
  package static let factsLimit = 64 * 1024
  /// A case file that is uploaded: what every file of this program may have, and the wrapping of a form.
  package static let uploadLimit = 1024 * 1024

  package init(
    path: String, limit: Int = PublicForm.factsLimit,
    answer: @escaping @Sendable (_ body: [UInt8], _ contentType: String) async -> SiteResponse
  ) {
    self.path = path
    self.limit = limit
    self.answer = answer
  }
}
