/// The parts of a plan; shared by its copies.
final class PlanContents: Sendable {
  /// How to call a function.
  struct Site: Sendable {
    var implementation: Implementation
    /// Whether it may be given lists and maps that are partly unknown.
    var toleratesLack: Bool
    /// For functions whose cost is not that of what they are given: it takes the steps it needs from those that are left.
    var metered: LibraryFunction.Metered?
  }

  /// A message literal.
  struct Message: Sendable {
    var type: WellKnown
    var fields: [(name: String, isOptional: Bool)]
  }

  /// How much of a plan the fast path can do.
  enum Speed: Sendable {
    /// All of it.
    case fast
    /// The root and more; the machine does the rest.
    case mixed
    /// The root is no condition.
    case slow
  }

  let speed: Speed
  let nodes: [Node]
  let operands: [Int32]
  let constants: [Value]
  let sites: [Site]
  let loops: [Loop]
  let messages: [Message]
  let optionals: [[Bool]]
  /// Of each node, the id and place of the expression it came of.
  let places: [(id: Int, range: Range<Int>)]
  let root: Int32
  let localCount: Int
  let costLimit: Int
  /// The opaque types that `<` compares.
  let ordered: [OpaqueType.ID]

  init(
    nodes: [Node], operands: [Int32], constants: [Value], sites: [Site], loops: [Loop],
    messages: [Message], optionals: [[Bool]], places: [(id: Int, range: Range<Int>)], root: Int32,
    localCount: Int, costLimit: Int, ordered: [OpaqueType.ID]
  ) {
    self.nodes = nodes
    self.operands = operands
    self.constants = constants
    self.sites = sites
    self.loops = loops
    self.messages = messages
    self.optionals = optionals
    self.places = places
    self.root = root
    self.localCount = localCount
    self.costLimit = costLimit
    self.ordered = ordered
    speed = Self.speed(of: root, nodes, operands)
  }

  private static func speed(of root: Int32, _ nodes: [Node], _ operands: [Int32]) -> Speed {
    switch nodes[Int(root)].op {
    case .slot, .constant, .and, .or, .not, .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .inside:
      break
    default: return .slow
    }
    var waiting = [root]
    while let number = waiting.popLast() {
      let node = nodes[Int(number)]
      switch node.op {
      case .and, .or: waiting += operands[Int(node.a)..<Int(node.a + node.b)]
      case .not: waiting.append(node.a)
      case .conditional: waiting += [node.a, node.b, node.c]
      case .slot, .constant: break
      case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .inside:
        let isLeaf = [node.a, node.b].allSatisfy {
          nodes[Int($0)].op == .slot || nodes[Int($0)].op == .constant
        }
        if !isLeaf { return .mixed }
      default: return .mixed
      }
    }
    return .fast
  }
}
