import Foundation
import Reception
import Register
import RegisterFiles
import Safeguards

// How long it takes to work out what is owed to many participants, made by chance, in a month.
// usage: ScheduleBenchmark [PARTICIPANTS] [PROGRAMME]

let count = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) : 50_000
let id = CommandLine.arguments.count > 2 ? CommandLine.arguments[2] : "rwa/integration"
guard let count, count > 0 else {
  FileHandle.standardError.write(Data("usage: ScheduleBenchmark [PARTICIPANTS] [PROGRAMME]\n".utf8))
  exit(2)
}

let (files, _) = try RegisterReader.files(at: "register")
let corpus = RegisterReader.corpus(of: files, reading: Reading())
let clock = ContinuousClock()
let compileStart = clock.now
let set = ProgrammeSet.compile(corpus).programmes
let compileTook = clock.now - compileStart
guard let programme = set[ProgrammeID(id)] else {
  FileHandle.standardError.write(Data("found no programme \(id)\n".utf8))
  exit(1)
}

let start = try DateParsing.day("2026-11-01")
let span = Period(start, start.advanced(byMonths: 1).advanced(by: -1))
var crowd = Crowd(facts: corpus.participantFacts, before: start)
let participants = (0..<count).map { _ in crowd.participant() }
var scheduler = Scheduler(programme)
var least = Duration.seconds(1_000_000)
var (periods, owed, unknown) = (0, 0, 0)
for _ in 0..<5 {
  (periods, owed, unknown) = (0, 0, 0)
  let took = clock.measure {
    for participant in participants {
      scheduler.schedule(participant, dueIn: span) { period in
        periods += 1
        switch period.outcome {
        case .owed: owed += 1
        case .unknown: unknown += 1
        case .notOwed, .faulted: break
        }
      }
    }
  }
  least = min(least, took)
}
print(
  "\(id), \(span.first) through \(span.last): \(count) participants, \(periods) periods, of which \(owed) owed and \(unknown) unknown"
)
print("compiled in \(compileTook), worked out in \(least) (least of 5)")
