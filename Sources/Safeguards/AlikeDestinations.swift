internal import Register

/// The destinations of a question, those once that nothing in the law or in the case tells apart.
///
/// All that no condition and no fact names, and with which the sender has no arrangement, are alike: the first of them
/// is worked out for all.
struct AlikeDestinations {
  /// Those that are worked out.
  private(set) var distinct: [StateCode] = []
  /// By destination as asked: the place among them of the one that is worked out for it.
  private(set) var places: [Int] = []

  init(_ asked: [StateCode], _ sender: Sender, mentioned: [StateCode]) {
    distinct.reserveCapacity(asked.count)
    places.reserveCapacity(asked.count)
    var example: Int?
    for destination in asked {
      let isLikeOthers = !sender.tellsApart(destination) && !mentioned.contains(destination)
      if isLikeOthers, let example {
        places.append(example)
        continue
      }
      if isLikeOthers { example = distinct.count }
      places.append(distinct.count)
      distinct.append(destination)
    }
  }
}
