internal import Casework
internal import DeskSQLite
internal import Desks
internal import Foundation
internal import HTTPTypes
internal import Pages
internal import Register
internal import RegisterFiles
internal import Safeguards

extension DeskRoutes {
  /// Cases: the list, one case with all that is done to it, what goes in and out.
  static let cases: [DeskRoute] = list + one + writing + documents

  private static let list: [DeskRoute] = [
    DeskRoute(.get, "/desk/cases", .permission(.readCases)) { call in
      var filter = CaseFilter()
      filter.reference = String((call.query["find"] ?? "").prefix(CaseReference.longest))
      filter.isClosed = call.query["closed"] == "yes"
      filter.assignee = call.query["mine"] == "yes" ? try call.caller().member.id : nil
      filter.offset = call.page * filter.limit
      let (lines, count) = try await call.desk.cases(filter, by: call.caller())
      let members = try await call.desk.members(by: call.caller())
      return .page(
        CaseListPage(
          filter: filter, page: call.page, lines: lines, count: count, members: members,
          isErased: call.query["erased"] == "yes"))
    },
    DeskRoute(.get, "/desk/cases/new", .permission(.writeCases)) { _ in .page(NewCasePage()) },
    DeskRoute(.post, "/desk/cases", .permission(.writeCases), fields: ["reference", "sender"]) { call in
      let (typed, sender) = (try call.text("reference"), try call.text("sender"))
      guard call.site.checkSenders.contains(StateCode(sender)) else {
        return .page(NewCasePage(reference: typed, sender: sender, mistake: .sender), status: 400)
      }
      guard let reference = CaseReference.tidied(typed) else {
        return .page(NewCasePage(reference: typed, sender: sender, mistake: .reference), status: 400)
      }
      do {
        let made = try await call.desk.create([.reference(reference), .sender(sender)], by: call.caller())
        return .redirect("/desk/cases/\(made.id)/interview")
      } catch DeskFault.referenceTaken {
        return .page(NewCasePage(reference: typed, sender: sender, mistake: .taken), status: 409)
      }
    },
  ]

  private static let one: [DeskRoute] = [
    DeskRoute(.get, "/desk/cases/:case", .permission(.readCases)) { call in
      let deskCase = try await call.desk.open(call.caseID(), by: call.caller())
      return .page(try await CasePage(deskCase, call))
    },
    DeskRoute(.get, "/desk/cases/:case/history", .permission(.readCases)) { call in
      let (deskCase, changes) = try await call.desk.history(of: call.caseID(), by: call.caller())
      return .page(
        HistoryPage(deskCase: deskCase, changes: changes, members: try await call.desk.members(by: call.caller())))
    },
    DeskRoute(.get, "/desk/cases/:case/facts/:fact", .permission(.writeCases)) { call in
      let deskCase = try await call.desk.open(call.caseID(), by: call.caller())
      return .page(try FactPage(deskCase, key: call.parameters["fact"] ?? "", call.words))
    },
    DeskRoute(.get, "/desk/cases/:case/facts", .permission(.writeCases)) { call in
      let deskCase = try await call.desk.open(call.caseID(), by: call.caller())
      return .page(FactListPage(deskCase: deskCase))
    },
    DeskRoute(.get, "/desk/cases/:case/interview", .permission(.writeCases)) { call in
      let deskCase = try await call.desk.open(call.caseID(), by: call.caller())
      return .page(try InterviewDeskPage(deskCase, call))
    },
    DeskRoute(.get, "/desk/cases/:case/brief", .permission(.readCases)) { call in
      let deskCase = try await call.desk.open(call.caseID(), by: call.caller(), as: .caseFindingsRead)
      return .page(try BriefDeskPage(deskCase, call))
    },
    DeskRoute(.get, "/desk/cases/:case/brief.docx", .permission(.readCases)) { call in
      guard let processor = call.desk.wordProcessor else {
        throw Refusal(
          501, found: .desk(.foundNoProcessor), expected: .desk(.expectedProcessor), remedy: .desk(.remedyProcessor))
      }
      let deskCase = try await call.desk.open(call.caseID(), by: call.caller(), as: .caseFindingsRead)
      let html = try BriefDeskPage(deskCase, call).document(call.language)
      let bytes = try await processor.document(html: html)
      return .file(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes, name: "brief.docx")
    },
    DeskRoute(.get, "/desk/cases/:case/timeline", .permission(.readCases)) { call in
      let deskCase = try await call.desk.open(call.caseID(), by: call.caller(), as: .caseFindingsRead)
      return .page(try TimelineDeskPage(deskCase, call))
    },
    DeskRoute(.get, "/desk/cases/:case/case.yaml", .permission(.readCases)) { call in
      let deskCase = try await call.desk.open(call.caseID(), by: call.caller(), as: .caseExported)
      let text = CaseWriter.text(CaseFacts.file(deskCase.content, call.words).file)
      return .file("application/yaml; charset=utf-8", Array(text.utf8), name: "case.yaml")
    },
    DeskRoute(.post, "/desk/cases/:case/code", .permission(.writeCases)) { call in
      let id = try call.caseID()
      return .page(CaseCodePage(id: id, code: try await call.desk.makeCode(of: id, by: call.caller())))
    },
    DeskRoute(.get, "/desk/cases/:case/erase", .permission(.eraseCases)) { call in
      let id = try call.caseID()
      return .page(ErasePage(id: id, reference: try await call.desk.referenceToErase(id, by: call.caller())))
    },
    DeskRoute(.post, "/desk/cases/:case/erase", .permission(.eraseCases), fields: ["reference"]) { call in
      let id = try call.caseID()
      let reference = try await call.desk.referenceToErase(id, by: call.caller())
      // There is no undo: the reference, typed again, stands in its place.
      guard CaseReference.folded(try call.text("reference")) == CaseReference.folded(reference) else {
        return .page(ErasePage(id: id, reference: reference, isWrong: true), status: 400)
      }
      try await call.desk.erase(id, by: call.caller())
      return .redirect("/desk/cases?erased=yes")
    },
  ]
}
