internal import Casework
internal import ReceptionWork
internal import Desks
internal import Foundation
internal import HTTPTypes
internal import PublicWeb
internal import Reception
internal import Register

extension DeskRoutes {
  /// Payment runs from preparing to their results, and the ledger.
  static let payments: [DeskRoute] = runs + results + ledger

  private static let runs: [DeskRoute] = [
    DeskRoute(.get, "/desk/reception/payments", .permission(.readPayments)) { call in
      .page(
        PaymentsPage(
          overview: try await call.reception.payments(by: call.caller()), form: FundForm(call).form,
          isDone: call.query["done"] != nil))
    },
    DeskRoute(.get, "/desk/reception/payments/new", .permission(.preparePayments)) { call in
      .page(NewRunPage(form: RunForm(call).form, programmes: call.reception.programmes))
    },
    DeskRoute(
      .post, "/desk/reception/payments", .permission(.preparePayments), fields: RunForm.fields
    ) { call in
      let sent = try RunForm(sent: call)
      guard let terms = sent.terms else {
        return .page(NewRunPage(form: sent.form, programmes: call.reception.programmes), status: 400)
      }
      let run = try await call.reception.prepare(terms, by: call.caller())
      return .redirect("/desk/reception/payments/\(run.id)")
    },
    DeskRoute(.get, "/desk/reception/payments/:run", .permission(.readPayments)) { call in
      let view = try await call.reception.run(call.runID(), by: call.caller())
      return .page(
        RunPage(
          view: view, page: call.page, programmes: call.reception.programmes, isDone: call.query["done"] != nil))
    },
    DeskRoute(
      .post, "/desk/reception/payments/:run/check", .permission(.preparePayments)
    ) { call in
      .redirect("/desk/reception/payments/\(try await call.reception.check(call.runID(), by: call.caller()).id)")
    },
    DeskRoute(
      .post, "/desk/reception/payments/:run/approve", .permission(.approvePayments), fields: ["count", "total"]
    ) { call in
      let view = try await call.reception.run(call.runID(), by: call.caller())
      let currency = view.run.terms.currency
      // What does not read as sums is not what was seen.
      let seen = ControlSums(
        count: Int(try call.text("count")) ?? 0,
        total: (try? Money(try call.text("total"), currency)) ?? Money(minor: 0, currency))
      let run = try await call.reception.approve(view.run.id, seeing: seen, by: call.caller())
      return .redirect("/desk/reception/payments/\(run.id)")
    },
    DeskRoute(.post, "/desk/reception/payments/:run/export", .permission(.approvePayments)) { call in
      .redirect("/desk/reception/payments/\(try await call.reception.export(call.runID(), by: call.caller()).id)")
    },
    DeskRoute(.post, "/desk/reception/payments/:run/close", .permission(.approvePayments)) { call in
      .redirect("/desk/reception/payments/\(try await call.reception.close(call.runID(), by: call.caller()).id)")
    },
    DeskRoute(.post, "/desk/reception/payments/:run/cancel", .either(.preparePayments, .approvePayments)) { call in
      .redirect("/desk/reception/payments/\(try await call.reception.cancel(call.runID(), by: call.caller()).id)")
    },
    DeskRoute(.get, "/desk/reception/payments/:run/file", .permission(.approvePayments)) { call in
      let file = try await call.reception.file(of: call.runID(), by: call.caller())
      return .file(file.mediaType, file.bytes, name: file.name)
    },
  ]

  /// What a file of results may have, in bytes; in the second form it travels in base64.
  private static let mostBytes = 32 * 1024 * 1024

  private static let results: [DeskRoute] = [
    DeskRoute(
      .post, "/desk/reception/payments/:run/results", .permission(.approvePayments),
      fields: ["file", "bytes", "name", "do"], limit: mostBytes * 4 / 3 + 16 * 1024
    ) { call in
      let id = try call.runID()
      if try call.text("do") == "book" {
        guard let bytes = Data(base64Encoded: try call.text("bytes")).map({ [UInt8]($0) }) else {
          return .page(ResultsPage(run: id, isNoFile: true), status: 400)
        }
        do {
          let run = try await call.reception.book(
            results: bytes, named: try call.text("name"), of: id, by: call.caller())
          return .redirect("/desk/reception/payments/\(run.id)?done=booked")
        } catch ReceptionRefusal.payment(.results(let faults)) {
          return .page(ResultsPage(run: id, faults: faults), status: 400)
        }
      }
      guard let file = call.form?.file("file"), !file.bytes.isEmpty else {
        _ = try await call.reception.run(id, by: call.caller())
        return .page(ResultsPage(run: id, isNoFile: true), status: 400)
      }
      let preview: Reconciliation
      do {
        preview = try await call.reception.preview(
          results: file.bytes, named: file.name, of: id, by: call.caller())
      } catch ReceptionRefusal.payment(.results(let faults)) {
        return .page(ResultsPage(run: id, faults: faults), status: 400)
      }
      return .page(
        ResultsPage(
          run: id, preview: preview, bytes: Data(file.bytes).base64EncodedString(), name: file.name),
        status: preview.faults.isEmpty ? 200 : 400)
    }
  ]

  private static let ledger: [DeskRoute] = [
    DeskRoute(.get, "/desk/reception/ledger", .permission(.readPayments)) { call in
      let before = call.query["before"].flatMap { Int($0) }.map { max(1, $0) }
      return .page(
        LedgerDeskPage(
          page: try await call.reception.ledger(before: before, by: call.caller()), isDone: call.query["done"] != nil))
    },
    DeskRoute(
      .post, "/desk/reception/ledger", .permission(.approvePayments),
      fields: FundForm.fields + ["do"]
    ) { call in
      let sent = try FundForm(sent: call)
      guard let (programme, amount) = sent.amount else {
        let overview = try await call.reception.payments(by: call.caller())
        return .page(PaymentsPage(overview: overview, form: sent.form), status: 400)
      }
      if try call.text("do") == "release" {
        try await call.reception.release(programme, amount, source: sent.form["source"], by: call.caller())
      } else {
        try await call.reception.fund(programme, amount, source: sent.form["source"], by: call.caller())
      }
      return .redirect("/desk/reception/payments?done=written")
    },
    DeskRoute(
      .post, "/desk/reception/ledger/reverse", .permission(.approvePayments), fields: ["number", "source"]
    ) { call in
      let reason = try call.text("source")
      guard !reason.isEmpty else {
        let page = try await call.reception.ledger(by: call.caller())
        return .page(LedgerDeskPage(page: page, isWithoutReason: true), status: 400)
      }
      try await call.reception.reverse(Int(try call.text("number")) ?? 0, because: reason, by: call.caller())
      return .redirect("/desk/reception/ledger?done=written")
    },
  ]
}
