/// A change as the history of a case or a participant has it.
package struct RecordedItemChange<Item: KeyedItem>: Hashable, Sendable {
  /// From 1, without gaps.
  package var number: Int
  package var at: DeskTime
  package var by: MemberID?
  package var change: ItemChange<Item>

  package init(number: Int, at: DeskTime, by: MemberID?, change: ItemChange<Item>) {
    self.number = number
    self.at = at
    self.by = by
    self.change = change
  }
}
