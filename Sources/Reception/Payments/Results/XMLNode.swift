/// An element of an XML document.
struct XMLNode: Hashable, Sendable {
  struct Attribute: Hashable, Sendable {
    /// With its prefix.
    var name: String
    var value: String
  }

  /// Without its prefix.
  var name: String
  var prefix: String
  /// On which it begins.
  var line: Int
  var attributes: [Attribute] = []
  /// Its own text, without that of its children, and without space around it.
  var text = ""
  var children: [XMLNode] = []

  func first(_ name: String) -> XMLNode? { children.first { $0.name == name } }

  func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

  func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// Down a path of first children.
  func at(_ path: String...) -> XMLNode? {
    path.reduce(Optional(self)) { $0?.first($1) }
  }
}
