/// The values of the variables for one evaluation; what is not set is unknown.
public struct Activation: Sendable {
    var values: [Value]
    var patterns: [AttributePattern] = []

    /// All variables unknown, each for want of itself.
    public init(slots count: Int) {
        values = (0..<max(0, count)).map { .unknown(Unknown($0)) }
    }

    /// All variables of these declarations unknown.
    public init(for declarations: Declarations) {
        self.init(slots: declarations.variables.count)
    }

    /// The value of the variable in a slot. Reading outside the slots gives an unknown.
    public subscript(slot: Int) -> Value {
        get { values.indices.contains(slot) ? values[slot] : .unknown(Unknown(slot)) }
        set {
            guard slot >= 0 else { return }
            while values.count <= slot { values.append(.unknown(Unknown(values.count))) }
            values[slot] = newValue
        }
    }

    /// Says that a part of a variable is not known, as in `request.auth.claims`.
    public mutating func lacks(_ pattern: AttributePattern) {
        patterns.append(pattern)
    }
}
