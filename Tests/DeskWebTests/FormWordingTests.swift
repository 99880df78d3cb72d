import Casework
import DeskWeb
import Desks
import Reception
import ReceptionWork
import TestWire
import Testing

@Suite("What is wrong in a form of the reception desk", .serialized)
struct FormWordingTests {
  /// A form with a field of a type, as it is sent where nothing is wrong.
  private struct Form {
    let path: String
    let field: String
    let others: [(String, String)]
  }

  private static let wage = [("currency", "RWF"), ("per", "month")]
  private static let run = [
    ("programme", "xbb/p"), ("currency", "RWF"), ("source", "mobile"), ("up-to", "2024-10-04"),
    ("execution", "2024-10-04"), ("message", "support"),
  ]

  private func forms(_ live: LiveDesk) -> [(typed: String, words: String, forms: [Form])] {
    let participant = "/desk/reception/participants/\(live.participant.id)"
    let opening = [
      ("employer", live.employer.text), ("title", "Fitter"), ("occupation", "7214"), ("places", "1"),
      ("from", "2024-01-05"),
    ]
    return [
      (
        "tomorrow", "Found tomorrow; expected a whole day such as",
        [
          Form(path: "\(participant)/exit", field: "day", others: [("reason", "left"), ("country", "")]),
          Form(path: "\(participant)/attempts", field: "day", others: [("means", "call"), ("outcome", "no-answer")]),
          Form(path: "\(participant)/papers", field: "until", others: [("kind", "passport")]),
          Form(path: "\(participant)/work/permit", field: "from", others: [("standing", "not-needed")]),
          Form(path: "\(participant)/reached", field: "day", others: []),
          Form(path: "/desk/reception/payments", field: "up-to", others: Self.run),
          Form(path: "/desk/reception/openings", field: "from", others: opening + Self.wage),
        ]
      ),
      (
        "1.5", "Found 1.5; expected an amount in RWF in digits, such as 100000",
        [
          Form(path: "/desk/reception/payments", field: "ceiling", others: Self.run),
          Form(
            path: "/desk/reception/ledger", field: "amount",
            others: [("programme", "xbb/p"), ("currency", "RWF"), ("source", "letter")]),
          Form(path: "/desk/reception/openings", field: "amount", others: opening + Self.wage),
        ]
      ),
      (
        "none-of-them", "Found none-of-them; expected one of those that the form offers",
        [
          Form(path: "\(participant)/exit", field: "reason", others: [("day", "2024-10-04")]),
          Form(path: "\(participant)/attempts", field: "outcome", others: [("means", "call"), ("day", "2024-10-04")]),
          Form(path: "\(participant)/contact", field: "means", others: [("address", "one"), ("language", "kin")]),
          Form(path: "\(participant)/papers", field: "kind", others: []),
          Form(path: "/desk/reception/payments", field: "source", others: Self.run),
        ]
      ),
      (
        String(repeating: "x", count: 501), "Found 501 characters; expected 1 to 200 characters",
        [
          Form(path: "\(participant)/contact", field: "address", others: [("means", "call"), ("language", "kin")]),
          Form(path: "/desk/reception/openings", field: "title", others: opening + Self.wage),
        ]
      ),
    ]
  }

  @Test("A field of a type is put right in the same words on every form, beside what was typed")
  func sameWords() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    for (typed, words, forms) in forms(live) {
      for form in forms {
        let fields = form.others.filter { $0.0 != form.field } + [(form.field, typed)]
        let reply = try await browser.post(form.path, fields)
        let place = "\(form.path) \(form.field)"
        #expect(reply.status == 400, "\(place): \(reply.status)")
        #expect(reply.text.contains(words), "\(place)")
      }
    }
    #expect(try await live.reception.open(live.participant.id, by: Caller(try live.member(.owner))).revision == 3)
  }
}
