/// The elements of a constant list by hash, so that `x in [...]` is one look-up.
///
/// Only lists whose elements are all bools, ints, uints, strings or whole doubles have one.
final class MembershipIndex: Sendable {
  let keys: Set<Map.Key>

  init?(_ elements: [Value]) {
    var keys: Set<Map.Key> = []
    for element in elements {
      guard let key = Map.Key(element) else { return nil }
      keys.insert(key)
    }
    self.keys = keys
  }
}
