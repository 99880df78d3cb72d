/// Where the fast path reads the values of a ``PlacedActivation``; good for as long as that is held.
package struct PlacedWords {
  struct Parts {
    var cells: UnsafeMutableBufferPointer<Cell>
    var runs: UnsafeMutableBufferPointer<Cell>
  }

  let room: UnsafeMutablePointer<Parts>

  /// What a condition comes to that the fast path can do with this help.
  @inline(__always)
  func truth(
    _ root: Int32, _ nodes: Span<Node>, _ operands: Span<Int32>, _ help: inout some FastPathHelper
  ) -> Fast {
    FastPath.truth(
      root, nodes, operands, Span(_unsafeElements: UnsafeBufferPointer(room.pointee.cells)),
      Span(_unsafeElements: UnsafeBufferPointer(room.pointee.runs)), &help)
  }
}
