import Casework
import DeskWeb
import Desks
import Reception
import ReceptionWork
import Register
import TestWire
import Testing

@Suite("A run of cash on the screen")
struct HandedOutFormTests {
  @Test("It is asked for by a form, gives a list to hand the money out by, and takes that list back as the results")
  func list() async throws {
    let live = try await LiveDesk()
    let owner = try await live.browser(try live.member(.owner))
    let approver = try await live.browser(try live.member(.approver))
    let enrolled = try await LiveDesk.enrolled("R-9", at: live.reception, by: Caller(try live.member(.owner)))
    let person = "/desk/reception/participants/\(enrolled.id)"
    let facts = [("household.adults", "1"), ("in_work", "false")].map { key, value in
      ParticipantItem.fact(
        RecordedFact(
          key: key, values: [.init(value)],
          evidence: Evidence(source: "", day: "", recordedBy: nil, recordedAt: DeskTime(LiveDesk.start))))
    }
    _ = try await live.reception.change(enrolled.id, putting: facts, by: Caller(try live.member(.owner)))
    #expect(try await owner.post("\(person)/payment", [("way", "cash")]).status == 303)
    let terms = [
      ("programme", "xbb/p"), ("currency", "RWF"), ("source", "cash"), ("up-to", "2024-10-04"),
      ("execution", "2024-10-04"), ("message", "support"),
    ]
    let made = try await owner.post("/desk/reception/payments", terms)
    let run = try #require(made.headers["location"], "status \(made.status)")
    let page = try await approver.get(run).text
    #expect(page.contains("R-9") && page.contains("cash, handed out from a list") && page.contains("cash, by hand"))
    #expect(try await owner.post("\(run)/check").status == 303)
    let id = try #require(RunID(run.split(separator: "/").last.map(String.init) ?? ""))
    let sums = try await live.reception.run(id, by: Caller(try live.member(.approver))).run.sums
    let seen = [("count", String(sums.count)), ("total", sums.total.decimal)]
    #expect(try await approver.post("\(run)/approve", seen).status == 303)
    #expect(try await approver.post("\(run)/export").status == 303)
    #expect(try await approver.get(run).text.contains("Take the list to hand the money out by"))
    let file = try await approver.get("\(run)/file").body
    var rows = SeparatedRows(file).rows.map(\.cells)
    #expect(rows.dropFirst().allSatisfy { $0[1] == "R-9" } && rows.count > 1)
    for row in rows.indices.dropFirst() { rows[row][4] = rows[row][3] }
    let filled = Array(CSV.text(rows[0], Array(rows.dropFirst())).utf8)
    let preview = try await approver.upload("\(run)/results", name: "list.csv", filled)
    #expect(preview.status == 200 && preview.text.contains("\(rows.count - 1) delivered"))
  }
}
