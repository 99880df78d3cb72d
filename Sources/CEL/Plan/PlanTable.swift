/// Plans side by side, for evaluators that ask one condition after another by its number: what the fast path reads of all
/// of them stands in one place.
package final class PlanTable: @unchecked Sendable {
  // What the pointers lead to is written when the table is made, and never again: so it may be read by many threads.
  package let words: PlanWords

  package init(_ plans: [Plan]) {
    var nodes: [Node] = []
    var operands: [Int32] = []
    let roots: [Int32] = plans.map { plan in
      guard case .fast = plan.contents.speed else { return -1 }
      let (firstNode, firstOperand) = (Int32(nodes.count), Int32(operands.count))
      nodes += plan.contents.nodes.map { $0.moved(byNodes: firstNode, operands: firstOperand) }
      operands += plan.contents.operands.map { $0 + firstNode }
      return firstNode + plan.contents.root
    }
    words = PlanWords(
      nodes: PlanTable.room(for: nodes), operands: PlanTable.room(for: operands), roots: PlanTable.room(for: roots))
  }

  deinit {
    words.nodes.deallocate()
    words.operands.deallocate()
    words.roots.deallocate()
  }

  private static func room<Element>(for elements: [Element]) -> UnsafeBufferPointer<Element> {
    let room = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = room.initialize(from: elements)
    return UnsafeBufferPointer(room)
  }
}

extension Node {
  /// The same node in a longer list of nodes, for the kinds that the fast path knows.
  fileprivate func moved(byNodes n: Int32, operands m: Int32) -> Node {
    var node = self
    switch op {
    case .and, .or: node.a += m
    case .not: node.a += n
    case .conditional:
      node.a += n
      node.b += n
      node.c += n
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .inside:
      node.a += n
      node.b += n
    case .constant:
      if cell.kind == .list, cell.y > 0 { node.cell.x += UInt64(n) }
    default: break
    }
    return node
  }
}
