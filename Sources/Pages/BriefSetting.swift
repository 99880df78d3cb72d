package import Register
package import Safeguards

/// Where a brief stands that is the same in a document of its own and on the site: what it can lead to there.
package struct BriefSetting {
  /// The title of a norm, as a link where there is a page for it.
  package var norm: (Norm) -> HTML
  /// So many destinations are shown in full; of more, a line each.
  package var mostInDetail: Int
  /// What can be done with the brief as a whole.
  package var actions: HTML
  /// What stands around the table of destinations.
  package var table: (HTML) -> HTML
  /// What leads from a line of it to that destination.
  package var detail: (StateCode) -> HTML
  /// The pages that are for one destination.
  package var pages: (DestinationResult) -> HTML

  /// A document that knows no other: the command's. All is in it, since nothing can be asked of it.
  package static var alone: BriefSetting {
    BriefSetting(
      norm: { HTML($0.title) }, mostInDetail: .max, actions: .empty, table: { $0 }, detail: { _ in .empty },
      pages: { _ in .empty })
  }
}
