internal import Desks
internal import Register
internal import DeskSQLite
package import Reception

extension DeskCall {
  /// The run that the path names.
  package func runID() throws -> RunID {
    guard let id = parameters["run"].flatMap({ RunID($0) }) else { throw DeskFault.notFound }
    return id
  }

  /// From 0.
  var page: Int { min(max(1, query["page"].flatMap { Int($0) } ?? 1), 10_000) - 1 }
}
