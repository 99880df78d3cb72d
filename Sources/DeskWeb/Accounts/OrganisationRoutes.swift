internal import Casework
internal import Desks
internal import HTTPTypes
internal import Pages

extension DeskRoutes {
  /// The organisation itself: its name and its log.
  static let organisation: [DeskRoute] = [
    DeskRoute(.get, "/desk/settings", .permission(.manageOrganisation)) { call in
      .page(SettingsPage(name: call.signedIn?.organisation.name ?? "", notice: AccountNotice(call.query["done"])))
    },
    DeskRoute(.post, "/desk/settings", .permission(.manageOrganisation), fields: ["name"]) { call in
      let name = try call.text("name")
      return try await call.trying {
        try await call.desk.rename(to: name, by: try call.caller())
        return .redirect("/desk/settings?done=saved")
      } again: {
        SettingsPage(name: name, mistakes: $0)
      }
    },
    DeskRoute(.get, "/desk/log", .permission(.readLog)) { call in
      let subject = call.query["about"].flatMap { $0.isEmpty ? nil : $0.filter { !$0.isWhitespace } }
      // Ids alone stand in the log: what is none has no entries, and is not looked for.
      let id = subject.flatMap { EntryID($0) }
      let page =
        subject != nil && id == nil
        ? LogPage.none
        : try await call.desk.log(
          about: id?.text, before: call.query["before"].flatMap { Int($0) }, by: try call.caller())
      return .page(LogTablePage(log: page, subject: subject ?? ""))
    },
    DeskRoute(.get, "/desk/log/export", .permission(.readLog)) { call in
      .file(
        "application/x-ndjson; charset=utf-8", Array(try await call.desk.exportLog(by: try call.caller()).utf8),
        name: "safethird-log.jsonl")
    },
  ]
}
