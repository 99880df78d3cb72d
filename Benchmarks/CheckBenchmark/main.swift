import BuiltInRegister
import CEL
import Foundation
import Pages
import Register
import RegisterFiles
import Safeguards

// How long an answer takes once the register is loaded: what a server pays for each question.
// usage: CheckBenchmark CASE.yaml [DAY]

guard CommandLine.arguments.count >= 2 else {
  FileHandle.standardError.write(Data("usage: CheckBenchmark CASE.yaml [DAY]\n".utf8))
  exit(2)
}
let day = try DateParsing.day(CommandLine.arguments.count > 2 ? CommandLine.arguments[2] : "2025-07-10")
let corpus = RegisterReader.corpus(of: try PackedRegister.files(in: BuiltInRegister.register), reading: Reading())
var zones = TimeZones()
for name in Set(corpus.profiles.compactMap { $0.zone?.value } + corpus.norms.compactMap { $0.zone?.value }).sorted() {
  let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/\(name)")))
  zones.add(name, try ZoneRules(tzif: bytes))
}
let norms = NormSet.compile(corpus, zones: zones).norms
let reader = CaseReader(facts: corpus.facts, states: corpus.states, reading: Reading())
guard let file = reader.read(try RegisterReader.read(path: CommandLine.arguments[1], as: CommandLine.arguments[1]))
else {
  FileHandle.standardError.write(Data("found no case in \(CommandLine.arguments[1])\n".utf8))
  exit(1)
}
let facts = Facts(file)
let sender = file.sender.value
let arranged = norms.arrangedDestinations(of: sender, known: nil).filter { $0 != sender }
let world = corpus.states.map(\.code).filter { $0 != sender }

let forms = AnswerForms(norms)

func question(_ destinations: [StateCode]) -> Question {
  Question(sender: sender, destinations: destinations, day: .day(day))
}

func answer(_ destinations: [StateCode]) throws -> Answer {
  let question = question(destinations)
  let results = try norms.assess(facts, question)
  return Answer(
    file: file, question: question, results: results,
    missing: try norms.settling(facts, question, results: results), norms: norms, registerDigest: "", engine: "",
    distances: [:], forms: forms)
}

/// The least and the median of some rounds, in microseconds a call.
func time(_ name: String, _ body: () throws -> Int) rethrows {
  let clock = ContinuousClock()
  var sum = try body()
  var rounds: [Double] = []
  var spent = Duration.zero
  while rounds.count < 15 || spent < .milliseconds(600) {
    let calls = 5
    let took = try clock.measure { for _ in 0..<calls { sum &+= try body() } }
    spent += took
    let (seconds, attoseconds) = took.components
    rounds.append((Double(seconds) * 1e6 + Double(attoseconds) / 1e12) / Double(calls))
  }
  rounds.sort()
  let least = String(format: "%10.1f", rounds[0])
  let median = String(format: "%10.1f", rounds[rounds.count / 2])
  print("\(least) \(median) µs  \(name)\(sum == .min ? "!" : "")")
}

print("     least     median")
let one = [StateCode("LBY")]
try time("findings, one destination") { try norms.findings(facts, question(one)).count }
try time("findings, \(arranged.count) destinations") { try norms.findings(facts, question(arranged)).count }
try time("findings, \(world.count) destinations") { try norms.findings(facts, question(world)).count }
try time("results with proof, one destination") { try norms.assess(facts, question(one)).count }
try time("results with proof, \(world.count) destinations") { try norms.assess(facts, question(world)).count }
try time("the whole answer, one destination") { try answer(one).missing.count }
try time("the whole answer as JSON, one destination") { try answer(one).json.flatBytes.count }
try time("the whole answer, \(arranged.count) destinations") { try answer(arranged).missing.count }
