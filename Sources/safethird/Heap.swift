@preconcurrency internal import Glibc
internal import Malloc

/// How the program takes memory from the system.
enum Heap {
  private static let size = 64 << 20

  /// Answers come and go: the room of one is kept for the next. Given back and taken anew, each of its pages would cost a
  /// fault at every request.
  static func prepareToServe() {
    mallopt(M_MMAP_THRESHOLD, 4 << 20)
    mallopt(M_TRIM_THRESHOLD, 32 << 20)
  }

  /// For a program that answers once and ends: takes memory from the system in one piece that it may lend in pages of 2 MB, and gives none back: what is touched
  /// for the first time costs a fault a page, and at 4 kB a page these were a fifth of the time of a large answer.
  /// Only what is touched is used. Where the system lends no such pages, nothing changes.
  static func prepareForOneAnswer() {
    mallopt(M_TOP_PAD, Int32(size))
    mallopt(M_TRIM_THRESHOLD, Int32.max)
    // Large pieces come from the same place instead of a mapping each.
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
    // More than what is left at the end so far: the heap grows now.
    UnsafeMutableRawPointer.allocate(byteCount: 1 << 20, alignment: 16).deallocate()
    guard let end = sbrk(0) else { return }
    let page = UInt(2 << 20)
    let last = UInt(bitPattern: end)
    let first = (last - UInt(size) + page - 1) / page * page
    guard first < last, let start = UnsafeMutableRawPointer(bitPattern: first) else { return }
    madvise(start, Int(last - first), MADV_HUGEPAGE)
  }
}
