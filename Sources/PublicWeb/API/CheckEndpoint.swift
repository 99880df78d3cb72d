import Pages
import Register
import RegisterFiles
import Safeguards

/// `POST /v1/check`: a case and a question as JSON, the findings as JSON. Nothing of it is kept.
struct CheckEndpoint: Sendable {
  let site: Site
  let today: @Sendable () -> CivilDate
  private let words: CaseWords

  init(site: Site, today: @escaping @Sendable () -> CivilDate) {
    self.site = site
    self.today = today
    words = CaseWords(facts: site.norms.corpus.facts, states: site.norms.corpus.states)
  }

  /// With its proof, an answer can have 200 kB a destination.
  static let mostWithProof = 10
  /// In bytes a destination: what is set aside for an answer; longer ones only take a little longer.
  static let sizeWithProof = 160 * 1024
  static let sizeOfFinding = 256

  var form: PublicForm {
    PublicForm(path: "/v1/check") { body, contentType in
      do throws(Refusal) { return try answer(body, contentType) } catch {
        return site.response(to: error, format: .json, today: today())
      }
    }
  }

  private func answer(_ body: [UInt8], _ contentType: String) throws(Refusal) -> SiteResponse {
    let type = MediaType(contentType)
    guard type.name == "application/json" else {
      throw Refusal(
        415, found: contentType.isEmpty ? "no content type" : "the content type \(type.name)",
        expected: "application/json", remedy: "Send Content-Type: application/json.")
    }
    if let charset = type.parameters["charset"], charset.lowercased() != "utf-8" {
      throw Refusal(415, found: "the charset \(charset)", expected: "UTF-8", remedy: "Send UTF-8.")
    }
    let asked = try read(body)
    let sender = asked.file.sender.value
    guard site.checkSenders.contains(sender) else {
      let near = NearestName.nearest(to: sender.text, in: site.checkSenders.map(\.text))
      throw Refusal(
        400, found: "the sender \(sender), for which the register has no routes",
        expected: "one of \(site.checkSenders.map(\.text).joined(separator: ", "))",
        remedy: near.map { "Did you mean \($0)?" } ?? "Send a sender of the register.")
    }
    let codes = site.norms.destinations(asked.to, asked.file, known: asked.known)
    let question = Question(
      sender: sender, destinations: codes, day: asked.day ?? .day(today()), known: asked.known)
    // Whoever names destinations wants to know why; whoever asks for all of them, which.
    let withProof =
      switch asked.to {
      case .some: asked.withProof ?? true
      case .all, .arranged: asked.withProof ?? false
      }
    guard !withProof || codes.count <= Self.mostWithProof else {
      throw Refusal(
        400, found: "\(codes.count) destinations with their proof", expected: "at most \(Self.mostWithProof)",
        remedy: "Send \"proof\": false for the findings alone, or fewer destinations in \"to\".")
    }
    let json: JSON
    do throws(UnknownSender) {
      json = withProof ? try site.answer(asked.file, question).json : try site.findings(asked.file, question)
    } catch {
      throw Refusal(
        400, found: "the sender \(error.sender)", expected: error.senders.map(\.text).joined(separator: ", "),
        remedy: "Send a sender of the register.")
    }
    let room = codes.count * (withProof ? Self.sizeWithProof : Self.sizeOfFinding)
    return SiteResponse(
      status: 200, contentType: SiteFormat.json.contentType, body: json.flatBytes(room: room + 8 * 1024, isLine: true))
  }

  private func read(_ body: [UInt8]) throws(Refusal) -> AskedCase {
    let reading = Reading()
    do throws(Diagnostic) {
      let root = try JSONReader.read(body, file: "the body")
      let reader = AskedCaseReader(words, reading: reading)
      if let asked = reader.read(root) { return asked }
    } catch {
      reading.report(error)
    }
    let faults = reading.diagnostics
    var refusal = Refusal(
      400, found: faults.first.map { "\($0.place): \($0.found)" } ?? "nothing that can be asked",
      expected: faults.first?.expected ?? "a case with a question",
      remedy: faults.first.map { $0.remedy.isEmpty ? "See /v1/openapi.json." : "Write \($0.remedy)" } ?? "")
    refusal.mistakes = Array(faults.prefix(Limits.diagnostics))
    throw refusal
  }
}
