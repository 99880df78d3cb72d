internal import ArgumentParser
internal import Pages
internal import Register
internal import RegisterFiles
internal import Safeguards

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Compute a finding again from its receipt.",
    discussion: """
      The same register, engine, facts, day and known date give the same bytes. When the register has changed since, \
      the command says so and whether the findings still agree. Exit code 0 only when the answer is the same.
      """)

  @Argument(help: "A receipt written by check --receipt.", completion: .file(extensions: ["json"]))
  var receipt: String

  @OptionGroup var register: RegisterOption

  func run() throws {
    let loaded = try register.load()
    let reading = Reading()
    let root: SourceNode
    do throws(Diagnostic) { root = try RegisterReader.read(path: receipt, as: receipt) } catch {
      throw Mistake(error.description)
    }
    guard let stored = StoredReceipt(root, loaded, reading) else {
      for diagnostic in reading.diagnostics { Terminal.error(diagnostic.description) }
      throw Mistake("found no receipt in \(receipt); expected the file that check --receipt writes")
    }
    let answer = try Answering.answer(stored.file, stored.question, loaded)
    let digest = Receipt.digest(of: answer)
    if digest == stored.answer {
      Terminal.out("The answer is the same: \(digest)")
      return
    }
    if stored.register != loaded.digest {
      Terminal.error("The register is another one: the receipt has \(stored.register), this one is \(loaded.digest).")
    }
    if stored.engine != engineVersion {
      Terminal.error("The engine is another one: the receipt has \(stored.engine), this one is \(engineVersion).")
    }
    for result in answer.results {
      let before = stored.findings[result.to.text] ?? "nothing"
      let now = result.finding.rawValue
      Terminal.error("\(result.to): \(before == now ? "still \(now)" : "was \(before), is now \(now)")")
    }
    throw Mistake(
      stored.register == loaded.digest && stored.engine == engineVersion
        ? "the receipt does not fit its own facts: it was changed after it was written"
        : "the answer is not the same as in the receipt")
  }
}

/// A receipt as read back.
struct StoredReceipt {
  let file: CaseFile
  let question: Question
  let engine: String
  let register: String
  let answer: String
  let findings: [String: String]

  /// Receipts are JSON, which the YAML reader reads with its limits and places.
  init?(_ root: SourceNode, _ loaded: LoadedRegister, _ reading: Reading) {
    guard case .mapping(let entries) = root.content else { return nil }
    func node(_ key: String) -> SourceNode? { entries.first { $0.key == key }?.value }
    func text(_ key: String) -> String? {
      if case .scalar(let text, _)? = node(key)?.content { return text }
      return nil
    }
    let keep = ["case", "sender", "facts"]
    let caseNode = SourceNode(.mapping(entries.filter { keep.contains($0.key) }), at: root.place)
    let reader = CaseReader(facts: loaded.corpus.facts, states: loaded.corpus.states, reading: reading)
    guard text("receipt") == "1", let engine = text("engine"), let register = text("register"),
      let answer = text("answer"), let dayText = text("day"), let day = try? DateParsing.legalTime(dayText),
      case .sequence(let to)? = node("to")?.content, let file = reader.read(caseNode)
    else { return nil }
    var known: CivilDate?
    if let node = node("known"), !node.isNull {
      guard let date = text("known").flatMap({ try? DateParsing.day($0) }) else { return nil }
      known = date
    }
    var findings: [String: String] = [:]
    if case .mapping(let pairs)? = node("findings")?.content {
      for pair in pairs { if case .scalar(let value, _) = pair.value.content { findings[pair.key] = value } }
    }
    let destinations = to.compactMap { node -> StateCode? in
      if case .scalar(let code, _) = node.content { return StateCode(code) }
      return nil
    }
    self.file = file
    self.engine = engine
    self.register = register
    self.answer = answer
    self.findings = findings
    question = Question(sender: file.sender.value, destinations: destinations, day: day, known: known)
  }
}
