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
        415, found: type.wording, expected: .verbatim("application/json"), remedy: .phrase(.remedyJSON))
    }
    if let charset = type.parameters["charset"], charset.lowercased() != "utf-8" {
      throw Refusal(
        415, found: .phrase(.foundCharset, ["charset": .verbatim(charset)]), expected: .verbatim("UTF-8"),
        remedy: .phrase(.remedyUTF8))
    }
    let asked = try read(body)
    let sender = asked.file.sender.value
    guard site.checkSenders.contains(sender) else {
      let near = NearestName.nearest(to: sender.text, in: site.checkSenders.map(\.text))
      throw Refusal(
        400, found: .phrase(.foundSenderWithoutRoutes, ["sender": .verbatim(sender.text)]),
        expected: .oneOf(site.checkSenders.map(\.text)),
        remedy: near.map { .phrase(.remedyDidYouMean, ["what": .verbatim($0)]) } ?? .phrase(.remedySendSender))
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
        400, found: .phrase(.foundManyProofs, ["count": .number(codes.count)]),
        expected: .phrase(.expectedAtMost, ["count": .number(Self.mostWithProof)]), remedy: .phrase(.remedyNoProof))
    }
    let json: JSON
    do throws(UnknownSender) {
      json = withProof ? try site.answer(asked.file, question).json : try site.findings(asked.file, question)
    } catch {
      throw Refusal(
        400, found: .phrase(.foundSender, ["sender": .verbatim(error.sender.text)]),
        expected: .oneOf(error.senders.map(\.text)), remedy: .phrase(.remedySendSender))
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
      400, found: faults.first.map { .english("\($0.place): \($0.found)") } ?? .phrase(.foundNothingAsked),
      expected: faults.first.map { .english($0.expected) } ?? .phrase(.expectedAskedCase),
      remedy: faults.first.flatMap { $0.remedy.isEmpty ? nil : .english("Write \($0.remedy)") }
        ?? .phrase(.remedyOpenAPI))
    refusal.mistakes = Array(faults.prefix(Limits.diagnostics))
    throw refusal
  }
}
