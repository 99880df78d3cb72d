/// One file of an export: its name and what stands in it.
package struct ExportedFile: Sendable {
  package let name: String
  package let text: String
}
