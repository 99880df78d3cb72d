package import Desks
internal import Foundation
internal import GRDB
package import Reception

extension DeskReader {
  /// Of which signs of a participant word went out, each by a digest, and when.
  package func onwardWords(of id: ParticipantID) throws -> [[UInt8]: DeskTime] {
    try Row.fetchAll(db, sql: "SELECT sign, at FROM onward_word WHERE participant = ?", arguments: [id.text])
      .reduce(into: [:]) { $0[bytes($1["sign"])] = DeskTime($1["at"]) }
  }
}

extension DeskWriter {
  /// Notes that word of a sign goes out, in the transaction in which it does: none goes twice.
  package func noteOnwardWord(of sign: [UInt8], about id: ParticipantID, at time: DeskTime) throws {
    try db.execute(
      sql: "INSERT INTO onward_word (participant, sign, at) VALUES (?, ?, ?)",
      arguments: [id.text, Data(sign), time.seconds])
  }
}
