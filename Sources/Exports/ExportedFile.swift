/// One file of an export: its name and what stands in it.
package struct ExportedFile: Sendable {
  package let name: String
  package let text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
