internal import Foundation
internal import GRDB
internal import Sealing

/// What can be read of the desk in one snapshot. Each function names the organisation and finds nothing of another.
package struct DeskReader {
  let db: Database
  let desk: DeskDatabase
}

/// What can be written, together with what can be read, in one transaction.
package struct DeskWriter {
  package let reader: DeskReader

  var db: Database { reader.db }
  var desk: DeskDatabase { reader.desk }
}

extension SealingKey {
  /// A value as sealed JSON. Its label keeps it apart from the seal of bytes, which can be encoded too: a text would be
  /// sealed as `[76,101]`.
  func seal(json value: some Encodable, context: String) throws -> Data {
    Data(try seal(SealingKey.json(value), context: context))
  }

  static func json(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(value))
  }

  func seal(text: String, context: String) throws -> Data { Data(try seal(Array(text.utf8), context: context)) }

  func openBytes(_ sealed: Data, context: String) throws -> [UInt8] {
    do throws(SealingFault) { return try open(bytes(sealed), context: context) } catch {
      throw DeskFault.damaged(context)
    }
  }

  func openText(_ sealed: Data, context: String) throws -> String {
    String(decoding: try openBytes(sealed, context: context), as: UTF8.self)
  }

  func open<Value: Decodable>(_ type: Value.Type, _ sealed: Data, context: String) throws -> Value {
    let plain = try openBytes(sealed, context: context)
    // What the decoder says has words of what was sealed, and a fault goes into a journal of the system.
    do { return try JSONDecoder().decode(type, from: Data(plain)) } catch { throw DeskFault.damaged(context) }
  }
}
