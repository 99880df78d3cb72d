/// One request in the log. There is no query, no header and no address of a reader in it: what people ask is theirs.
package struct AccessLine: Sendable, CustomStringConvertible {
  package var method: String
  package var path: String
  package var status: Int
  package var microseconds: Int

  package var description: String { "\(method) \(path) \(status) \(microseconds)µs" }
}
