internal import Casework
internal import DeskSQLite
internal import Desks
internal import Foundation
internal import HTTPTypes
internal import Pages
internal import PublicWeb

extension DeskRoutes {
  /// What a table or a case file may have, in bytes; in the second form it travels in base64.
  private static let mostBytes = 1024 * 1024

  /// Many cases at once: a table that is shown before it is taken in, a case file, and the table of all.
  static let tables: [DeskRoute] = [
    DeskRoute(.get, "/desk/import", .permission(.moveCases)) { _ in .page(ImportPage()) },
    DeskRoute(
      .post, "/desk/import", .permission(.moveCases), fields: ["file", "table", "shown", "do"],
      limit: mostBytes * 4 / 3 + 16 * 1024
    ) { call in
      if try call.text("do") == "apply" {
        guard let bytes = Data(base64Encoded: try call.text("table")).map({ [UInt8]($0) }) else {
          throw Refusal(
            400, found: .desk(.foundOtherTable), expected: .desk(.expectedFormOfPage), remedy: .desk(.remedyChooseTable)
          )
        }
        if let done = try await call.desk.takeIn(bytes, shown: try call.text("shown"), by: call.caller()) {
          return .page(ImportPage(done: done))
        }
        let preview = try await call.desk.preview(bytes, by: call.caller())
        return .page(ImportPage(preview: preview, table: Data(bytes).base64EncodedString(), isOther: true), status: 409)
      }
      guard let file = call.form?.file("file"), !file.bytes.isEmpty else {
        return .page(ImportPage(isNoFile: true), status: 400)
      }
      guard file.bytes.count <= mostBytes else {
        throw Refusal(
          413, found: .desk(.foundBytes, ["count": .number(file.bytes.count)]),
          expected: .desk(.expectedAtMost, ["count": .number(mostBytes)]), remedy: .desk(.remedyParts))
      }
      let preview = try await call.desk.preview(file.bytes, by: call.caller())
      return .page(
        ImportPage(preview: preview, table: Data(file.bytes).base64EncodedString()),
        status: preview.mistakes.isEmpty ? 200 : 400)
    },
    DeskRoute(
      .post, "/desk/import/case", .permission(.moveCases), fields: ["file"], limit: mostBytes + 16 * 1024
    ) { call in
      guard let file = call.form?.file("file"), !file.bytes.isEmpty else {
        return .page(ImportPage(isNoFile: true), status: 400)
      }
      do {
        let made = try await call.desk.create(file: file.bytes, by: call.caller())
        return .redirect("/desk/cases/\(made.id)")
      } catch DeskRefusal.mistakes(let mistakes) {
        return .page(ImportPage(mistakes: mistakes), status: 400)
      }
    },
    DeskRoute(.get, "/desk/export.csv", .permission(.moveCases)) { call in
      .file("text/csv; charset=utf-8", Array(try await call.desk.table(by: call.caller()).utf8), name: "cases.csv")
    },
  ]
}
