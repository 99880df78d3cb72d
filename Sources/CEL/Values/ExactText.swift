/// Text as the language sees it: a sequence of Unicode scalars.
///
/// Swift's own string equality holds for canonically equivalent texts ("é" in one scalar or in two);
/// the language's does not, so all comparisons go through here.
enum ExactText {
  /// Whether two texts have the same scalars.
  static func same(_ a: String, _ b: String) -> Bool {
    // Same bytes imply Swift equality, so this settles all unequal texts at its (optimised) speed.
    guard a == b else { return false }
    return a.utf8.count == b.utf8.count && a.utf8.elementsEqual(b.utf8)
  }

  /// Whether one text comes before another by scalars, which is the order of the UTF-8 bytes.
  static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// A text as a key of a dictionary.
  struct Key: Hashable, Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (a: Key, b: Key) -> Bool { same(a.text, b.text) }

    func hash(into hasher: inout Hasher) {
      let text = text
      let done: Void? = text.utf8.withContiguousStorageIfAvailable {
        hasher.combine(bytes: UnsafeRawBufferPointer($0))
      }
      if done == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }
  }
}
