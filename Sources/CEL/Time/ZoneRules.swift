/// The offsets of one time zone over time.
public struct ZoneRules: Sendable, Hashable {
  /// From this instant on, this offset.
  public struct Transition: Sendable, Hashable {
    /// Seconds since 1970.
    public var at: Int64
    /// Seconds east of UTC.
    public var offset: Int

    /// A change of offset: both in seconds, since 1970 and east of UTC.
    public init(at: Int64, offset: Int) {
      self.at = at
      self.offset = offset
    }
  }

  /// Seconds east of UTC before the first transition.
  public var first: Int
  /// The changes, ascending.
  public var transitions: [Transition]
  /// The rule after the last transition; nil: the last offset for ever.
  public var future: PosixRule?

  /// A zone from its offsets; `transitions` ascending.
  public init(first: Int, transitions: [Transition] = [], future: PosixRule? = nil) {
    self.first = first
    self.transitions = transitions
    self.future = future
  }

  /// Seconds east of UTC at an instant (seconds since 1970).
  public func offset(at seconds: Int64) -> Int {
    guard let last = transitions.last else { return future?.offset(at: seconds) ?? first }
    if seconds >= last.at { return future?.offset(at: seconds) ?? last.offset }
    // The first transition after the instant.
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].at > seconds { high = middle } else { low = middle + 1 }
    }
    return low == 0 ? first : transitions[low - 1].offset
  }
}
