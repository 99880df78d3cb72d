internal import Casework
internal import DeskSQLite
internal import Desks
internal import HTTPTypes
internal import Pages
internal import PublicWeb
internal import Sealing

extension DeskRoutes {
  static let documents: [DeskRoute] = [
    DeskRoute(
      .post, "/desk/cases/:case/documents", .permission(.writeCases), fields: ["file", "seen"],
      limit: DocumentType.mostBytes + 16 * 1024
    ) { call in
      let deskCase = try await call.desk.open(call.caseID(), by: call.caller())
      guard let file = call.form?.file("file"), !file.bytes.isEmpty else {
        return .page(try await CasePage(deskCase, call, document: .noFile), status: 400)
      }
      guard file.bytes.count <= DocumentType.mostBytes else {
        return .page(try await CasePage(deskCase, call, document: .tooLarge(file.bytes.count)), status: 413)
      }
      guard let type = DocumentType(of: file.bytes) else {
        return .page(try await CasePage(deskCase, call, document: .otherKind), status: 415)
      }
      let id: EntryID = CaseDesk.newID()
      let document = CaseDocument(
        id: id, name: DocumentType.tidied(file.fileName ?? ""), type: type.rawValue, size: file.bytes.count,
        digest: SHA.hex(SHA.sha256(file.bytes)), by: try call.caller().member.id, at: call.now)
      let changed = try await call.desk.change(
        deskCase.id, putting: [.document(document)], attaching: (id, file.bytes), by: call.caller())
      return .redirect("/desk/cases/\(changed.id)?changed=\(changed.revision)")
    },
    DeskRoute(.get, "/desk/cases/:case/documents/:entry", .permission(.readCases)) { call in
      let entry = try call.entryID()
      let (deskCase, bytes) = try await call.desk.attachment(entry, of: call.caseID(), by: call.caller())
      if let document = deskCase.content.documents.first(where: { $0.id == entry }) {
        return .file(document.type, bytes, name: document.name)
      }
      guard deskCase.content.receipts.contains(where: { $0.id == entry }) else { throw DeskFault.notFound }
      return .file("application/json; charset=utf-8", bytes, name: "receipt.json")
    },
    DeskRoute(
      .post, "/desk/cases/:case/documents/remove", .permission(.writeCases), fields: ["document", "seen"]
    ) { call in
      guard let id = EntryID(try call.text("document")) else { throw DeskFault.notFound }
      return try await call.change(removing: [ItemKey("document/\(id)")])
    },
  ]
}
