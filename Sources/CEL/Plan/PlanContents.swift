/// The parts of a plan; shared by its copies.
final class PlanContents: Sendable {
    /// How to call a function.
    struct Site: Sendable {
        var implementation: Implementation
        /// Whether it may be given lists and maps that are partly unknown.
        var toleratesLack: Bool
    }

    /// A message literal.
    struct Message: Sendable {
        var type: WellKnown
        var fields: [(name: String, isOptional: Bool)]
    }

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
    }
}
