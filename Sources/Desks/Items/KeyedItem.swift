/// What stands in a place of its own, so that it can be replaced, shown and taken back by itself: an item of a case, or of a
/// participant in a programme of reception.
package protocol KeyedItem: Hashable, Sendable, Codable {
  /// The place: one item stands there at a time.
  var key: ItemKey { get }

  /// What somebody must be allowed to do to put an item in a place, to take it away, or to take back that it was.
  static func permission(for key: ItemKey) -> Permission
}
