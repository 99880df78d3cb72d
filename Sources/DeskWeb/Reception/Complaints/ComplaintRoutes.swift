internal import Casework
internal import DeskSQLite
internal import Desks
internal import HTTPTypes
internal import Pages
internal import PublicWeb
internal import Reception
internal import ReceptionWork
internal import Sealing

extension DeskRoutes {
  /// Complaints, past those who work with the participants.
  static let complaints: [DeskRoute] = complaining + reading

  private static let complaining: [DeskRoute] = [
    DeskRoute(.get, "/desk/reception/complain", .signedIn) { call in
      .page(try await call.complainPage(SentForm(call)))
    },
    DeskRoute(.post, "/desk/reception/complain", .signedIn, fields: ComplainPage.fields) { call in
      var form = try SentForm(sent: call, ComplainPage.fields)
      let members = try await call.desk.members(by: call.caller())
      guard let sent = ComplainPage.read(&form, members: members) else {
        return .page(try await call.complainPage(form), status: 400)
      }
      let received = try await call.reception.complain(sent, by: call.caller())
      return .page(ComplaintReceivedPage(received: received, isOutside: false))
    },
    DeskRoute(.get, "/desk/complain/:token", .open) { call in
      .page(try await call.openPage(SentForm(call)))
    },
    DeskRoute(.post, "/desk/complain/:token", .open, fields: ComplainPage.fields) { call in
      var form = try SentForm(sent: call, ComplainPage.fields)
      let (_, members) = try await call.reception.members(of: call.complaintLink())
      guard let sent = ComplainPage.read(&form, members: members) else {
        return .page(try await call.openPage(form), status: 400)
      }
      let received = try await call.reception.complain(sent, by: call.complaintLink(), from: call.address)
      return .page(ComplaintReceivedPage(received: received, isOutside: true))
    },
  ]

  private static let reading: [DeskRoute] = [
    DeskRoute(.get, "/desk/reception/complaints", .permission(.readComplaints)) { call in
      .page(try await ComplaintsPage(call))
    },
    DeskRoute(.post, "/desk/reception/complaints/links", .permission(.readComplaints)) { call in
      let token = try await call.reception.makeComplaintLink(by: call.caller())
      return .page(try await ComplaintsPage(call, made: token))
    },
    DeskRoute(
      .post, "/desk/reception/complaints/links/end", .permission(.readComplaints), fields: ["link"]
    ) { call in
      guard let id = EntryID(try call.text("link")) else { throw DeskFault.notFound }
      try await call.reception.endComplaintLink(id, by: call.caller())
      return .redirect("/desk/reception/complaints")
    },
    DeskRoute(
      .post, "/desk/reception/complaints/:complaint", .permission(.readComplaints), fields: ["state", "seen"]
    ) { call in
      guard let id = call.parameters["complaint"].flatMap({ EntryID($0) }),
        let state = Complaint.State(rawValue: try call.text("state"))
      else { throw DeskFault.notFound }
      try await call.reception.set(state, of: id, seen: try call.seen() ?? 0, by: call.caller())
      return .redirect("/desk/reception/complaints?done=saved")
    },
  ]
}

extension DeskCall {
  fileprivate func complaintLink() throws -> Token {
    guard let token = parameters["token"].flatMap({ Token(text: $0) }) else { throw AccountRefusal.linkGone }
    return token
  }

  fileprivate func complainPage(_ form: SentForm) async throws -> ComplainPage {
    let members = try await desk.members(by: caller()).filter { $0.ended == nil }
    return ComplainPage(
      organisation: signedIn?.organisation.name ?? "", members: members, form: form, isOutside: false)
  }

  fileprivate func openPage(_ form: SentForm) async throws -> ComplainPage {
    let (organisation, members) = try await reception.members(of: complaintLink())
    return ComplainPage(organisation: organisation.name, members: members, form: form, isOutside: true)
  }
}
