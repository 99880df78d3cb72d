import Casework
import DeskWeb
import Desks
import Foundation
import HTTPTypes
import Reception
import Sealing
import TestLanguages
import TestRegisters
import TestWire
import Testing

/// All that somebody sees or hears at the desk comes from the catalogue, from the register, or from people.
@Suite("The words of the desk", .serialized)
struct DeskLanguageTests {
  /// What people of `LiveDesk` wrote; and names of formats, values and roles as files and the log have them, which are the
  /// same in every language.
  private static let written =
    [
      "a-owner", "English", "Français", "Ikinyarwanda", "a-representative", "a-caseworker", "a-approver", "a-auditor",
      "a-reader", "colleague", "newcomer",
      "telephone", "Aid",
      "letter", "letter.pdf", "a browser", "Other", "A note", "Ada", "new", "aid.example", "sha256:one", "sha256:two",
      "test", "UTC", "true", "reader", "deadlines", "document", "enrolment", "support", "payments", "RWF", "funding",
      "payment-provider", "manage-organisation", "manage-people",
      "sign", "opening", "employer", "Works", "Road", "Welder", "Welding", "skill", "welding",
    ]

  /// What people wrote of participants, and names and codes that are data.
  private static let writtenOfParticipants =
    ["R-1", "R-7", "gift", "fact", "R-9", "the neighbour", "in the evening", "kin", "Child at risk"]
    + KnownLanguages.names.map(\.name)
    + LanguageLevel.allCases.map(\.name)

  private static let content = RegisterWords(
    Fixture(LiveDesk.files).files, and: written + writtenOfParticipants)

  /// What is from none of these; `typed` is what the request itself had in it.
  private func strange(_ reply: Wire.Reply, typed: String = "") -> [String] {
    guard reply.headers["content-type"]?.hasPrefix("text/html") == true else { return [] }
    let strange = VisibleText(html: reply.text).strange.filter { text in
      // Ids, addresses, secrets and names of time zones.
      let isName = text.wholeMatch(of: /[a-z2-7]{26}|https?:\/\/\S+|[\w-]{43}|[A-Z][a-z]+\/[A-Z][A-Za-z_ ]+/) != nil
      return !isName && !Self.content.make(text) && !typed.contains(text)
    }
    return Set(strange).sorted()
  }

  @Test("Every page speaks from the catalogue, to each role", arguments: Role.allCases)
  func pages(_ role: Role) async throws {
    let live = try await LiveDesk(language: BracketLanguage().language)
    let browser = try await live.browser(try live.member(role))
    var said = 0
    for route in DeskRoutes.all where route.method == .get {
      let path = try #require(live.path(route))
      for query in [
        "", "?to=XBB&find=2026&done=saved&erased=yes&changed=2&undone=2", "?about=\(live.colleague.id.text)",
      ] {
        let reply = try await browser.get(path + query)
        said += VisibleText(html: reply.text).said
        let strange = strange(reply, typed: path + query)
        #expect(strange.isEmpty, "\(route.name)\(query): \(strange.prefix(20))")
      }
    }
    #expect(said > 10_000)
  }

  @Test("So does every answer to a form, right or wrong", arguments: ForgeryTests.routes)
  func forms(_ name: String) async throws {
    let route = try #require(DeskRoutes.all.first { $0.name == name })
    let live = try await LiveDesk(language: BracketLanguage().language)
    let path = try #require(live.path(route))
    let owner = try live.member(.owner)
    let browser = try await live.browser(owner)
    // What is typed has no word of any language in it.
    for (field, value) in route.fields.flatMap({ field in ["", "1", "\u{7}1"].map { (field, $0) } }) + [("", "")] {
      let fields = live.fields(route).map { $0.0 == field ? (field, value) : $0 }
      let reply = try await browser.post(path, fields)
      let strange = strange(reply, typed: fields.map(\.1).joined(separator: " "))
      #expect(strange.isEmpty, "\(field)=\(value): \(strange.prefix(20))")
      await browser.hold(try await live.session(owner).text)
    }
  }

  /// What the readers of facts and files say stays in English, as on the command line; names of columns are codes.
  @Test("So does what is said of tables that are wrong")
  func files() async throws {
    let live = try await LiveDesk(language: BracketLanguage().language)
    let browser = try await live.browser(try live.member(.owner))
    for text in [
      "case,sender,p\n7,XAA,true\n2026-1,,unknown\n", "case,p\n", "case,p,p\n1,true,true\n", "case,p\n1,true,true\n",
      "case,p\n,true\n", "case,p\n1,true\n1,true\n", "case,p\n1,\"true\n",
    ] {
      let reply = try await browser.upload("/desk/import", name: "1.csv", Array(text.utf8))
      #expect([200, 400].contains(reply.status), "\(text)")
      let strange = strange(reply, typed: text + " case,sender,person.nationality")
      #expect(strange.isEmpty, "\(text): \(strange.prefix(20))")
    }
  }
}
