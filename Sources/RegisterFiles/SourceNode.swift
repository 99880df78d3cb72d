package import Register

/// A piece of a file as it was written, with its place: what YAML and the packed register both come to.
package struct SourceNode: Sendable {
  package indirect enum Content: Sendable {
    case scalar(String, isPlain: Bool)
    case sequence([SourceNode])
    case mapping([Entry])
  }

  package struct Entry: Sendable {
    package var key: String
    package var keyPlace: Place
    package var value: SourceNode
    package init(key: String, keyPlace: Place, value: SourceNode) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }

  package var content: Content
  package var place: Place
  /// The text stands in the file letter for letter from `place` on; see `Located.isStraight`.
  package var isStraight: Bool

  package init(_ content: Content, at place: Place, isStraight: Bool = true) {
    self.content = content
    self.place = place
    self.isStraight = isStraight
  }

  /// Written as nothing, `null` or `~`.
  package var isNull: Bool {
    if case .scalar(let text, isPlain: true) = content { return text.isEmpty || text == "null" || text == "~" }
    return false
  }

  /// What it is, in words for a message.
  package var shape: String {
    switch content {
    case .scalar(let text, _):
      isNull ? "nothing" : text.count > 60 ? "the text “\(text.prefix(57))…”" : "“\(text)”"
    case .sequence(let items): items.isEmpty ? "an empty list" : "a list"
    case .mapping: "a mapping (key: value)"
    }
  }
}
