internal import Desks
package import Sealing

extension DeskDatabase {
  /// What a throttle counts by: it does not say whose it is.
  package func throttleSubject(_ text: String) -> [UInt8] { deskKey.derived(for: "throttle").blindIndex(text) }

  /// The secret that is offered to somebody until they have proved that they hold it. It is made of the desk's key and of
  /// what only they have, so that nothing is kept of those who never finish, and a page that is opened again in the same
  /// browser shows the same.
  package func offeredSecret(for holder: String) -> OneTimePassword {
    OneTimePassword(secret: Array(deskKey.derived(for: "offered second factor").blindIndex(holder).prefix(20)))
  }
}
