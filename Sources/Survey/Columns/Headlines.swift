internal import ColumnKernels

/// What the headlines of destinations turn on, as plain numbers in memory of its own.
///
/// Counting a reference is a fence: it waits for all that was stored before, which after a block of findings is a lot.
package final class Headlines: @unchecked Sendable {
  // `@unchecked`: nothing changes after it is made.

  private let ways: UnsafeMutablePointer<ck_way>
  private let starts: UnsafeMutablePointer<Int>
  private let thirdCountries: UnsafeMutablePointer<Literal>
  package let count: Int

  package init(_ destinations: [DestinationCircuit]) {
    count = destinations.count
    let all = destinations.flatMap(\.groups).map(\.way)
    ways = .allocate(capacity: max(1, all.count))
    ways.initialize(from: all, count: all.count)
    starts = .allocate(capacity: count + 1)
    starts.initialize(repeating: 0, count: count + 1)
    thirdCountries = .allocate(capacity: max(1, count))
    for (index, destination) in destinations.enumerated() {
      starts[index + 1] = starts[index] + destination.groups.count
      (thirdCountries + index).initialize(to: destination.thirdCountry)
    }
  }

  deinit {
    ways.deallocate()
    starts.deallocate()
    thirdCountries.deallocate()
  }

  func ways(to destination: Int) -> UnsafeBufferPointer<ck_way> {
    let start = starts[destination]
    return UnsafeBufferPointer(start: ways + start, count: starts[destination + 1] - start)
  }

  func thirdCountry(_ destination: Int) -> Literal { thirdCountries[destination] }
}

extension DestinationCircuit.Group {
  /// As kernels read it.
  var way: ck_way { ck_way(bar: bar.bits, authority: authority.bits, discharged: discharged.bits) }
}
