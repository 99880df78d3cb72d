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
}
