/// Who hears complaints that nobody inside a programme may read. There is no figure in it, so it is never a demonstration.
package struct ComplaintsOutside: Sendable {
  package var body: String
  /// How a complaint reaches it, as a sentence to whoever complains.
  package var how: String
  package var sources: [Located<String>]
  package var place: Place

  package init(body: String, how: String, sources: [Located<String>], place: Place) {
    self.body = body
    self.how = how
    self.sources = sources
    self.place = place
  }
}
