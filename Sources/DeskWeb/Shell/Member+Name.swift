internal import Desks
internal import Pages

extension [Member] {
  /// The name of one of them, or that they are gone.
  func name(of id: MemberID?, _ context: DeskContext) -> String {
    id.flatMap { id in first { $0.id == id }?.name } ?? context.say(.someoneGone)
  }
}
