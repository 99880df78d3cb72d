import Foundation

/// The number of allocations that this process has made, as `Benchmarks/cel/allocations.c` counts them.
struct AllocationCounter {
  private let count: UnsafePointer<UInt>

  /// Nil when that library was not loaded before the others, with `LD_PRELOAD`.
  init?() {
    guard let symbol = dlsym(UnsafeMutableRawPointer(bitPattern: 0), "allocation_count") else { return nil }
    count = UnsafePointer(symbol.assumingMemoryBound(to: UInt.self))
  }

  var value: UInt { count.pointee }

  /// Whether an array on the heap is noticed.
  var seesAllocations: Bool {
    let before = value
    let array = Array(repeating: before, count: 1000)
    return value > before && array.count == 1000
  }
}
