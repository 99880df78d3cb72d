/// A pattern of RE2's syntax, matched in time linear in the text.
struct Regex: Sendable {
    /// Why a pattern is refused.
    struct Malformed: Error, Sendable {
        let reason: String
    }

    init(_ pattern: String) throws(Malformed) {
        throw Malformed(reason: "not yet")
    }

    func matches(_ text: String) -> Bool { false }
}
