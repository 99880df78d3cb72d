/// Finds circles in a graph given as lists of successors.
enum Cycle {
  /// One circle for each set of nodes that reach one another: mending it may leave others in the set, but two sets are
  /// two mistakes. Each circle begins with its first node in the order of the graph.
  ///
  /// Tarjan's strongly connected components (SIAM J. Comput. 1, 1972), iterative, so that depth costs no stack.
  static func all(in successors: [[Int]]) -> [[Int]] {
    var search = Search(successors)
    for start in successors.indices where search.order[start] == nil { search.visit(from: start) }
    return search.components.compactMap { circle(in: $0, successors) }.sorted { $0[0] < $1[0] }
  }

  /// The shortest circle through the first node of a component.
  private static func circle(in component: [Int], _ successors: [[Int]]) -> [Int]? {
    guard let first = component.min() else { return nil }
    if component.count == 1 { return successors[first].contains(first) ? [first] : nil }
    let members = Set(component)
    var before: [Int: Int] = [:]
    var front = [first]
    while !front.isEmpty {
      var next: [Int] = []
      for node in front {
        for child in successors[node] where members.contains(child) {
          if child == first {
            var path = [node]
            while let last = path.last, last != first, let earlier = before[last] { path.append(earlier) }
            return path.reversed()
          }
          if before[child] == nil {
            before[child] = node
            next.append(child)
          }
        }
      }
      front = next
    }
    return nil
  }

  private struct Search {
    let successors: [[Int]]
    /// When a node was first met, and the earliest node that is reached from it.
    var order: [Int?]
    var low: [Int]
    var isOpen: [Bool]
    var open: [Int] = []
    var count = 0
    var components: [[Int]] = []

    init(_ successors: [[Int]]) {
      self.successors = successors
      order = Array(repeating: nil, count: successors.count)
      low = Array(repeating: 0, count: successors.count)
      isOpen = Array(repeating: false, count: successors.count)
    }

    private mutating func enter(_ node: Int) {
      order[node] = count
      low[node] = count
      count += 1
      open.append(node)
      isOpen[node] = true
    }

    mutating func visit(from start: Int) {
      var path: [(node: Int, next: Int)] = [(start, 0)]
      enter(start)
      while let (node, next) = path.last {
        guard next < successors[node].count else {
          path.removeLast()
          if let (parent, _) = path.last { low[parent] = min(low[parent], low[node]) }
          if low[node] == order[node] { close(node) }
          continue
        }
        path[path.count - 1].next += 1
        let child = successors[node][next]
        if let met = order[child] {
          if isOpen[child] { low[node] = min(low[node], met) }
        } else {
          enter(child)
          path.append((child, 0))
        }
      }
    }

    private mutating func close(_ node: Int) {
      var component: [Int] = []
      while let last = open.popLast() {
        isOpen[last] = false
        component.append(last)
        if last == node { break }
      }
      components.append(component)
    }
  }
}
