import Register
import Survey
import Testing

/// Tables of others, read by a mapping file.
@Suite struct MappingTests {
  @Test func columnsWordsAndDatesOfAnotherTable() throws {
    let table = try ParsedTable(
      """
      Nr;Born;Final;Nation;Kind;Served;Comment
      7;03/04/1990;Y;BELAND;;5/6/2020 3:05 PM;"a; b"
      8;"12/31/1985"; N ;CELAND;K1;6/6/2020 12:00 AM;
      9;;-;?;K9;;

      """,
      mapping: """
        mapping: theirs
        separator: ";"
        case: Nr
        missing: ["-"]
        words: {lands: {BELAND: XBB, CELAND: XCC, "?": unknown}}
        facts:
          p: {column: Final, words: {Y: true, N: false}}
          q: {column: Final, words: {Y: false, N: true}}
          person.nationality: {column: Nation, words: lands, whole: false}
          person.habitual_residence: {column: Nation, words: lands}
          person.born_on: {column: Born, dates: MM/DD/YYYY}
          kind: {column: Kind, words: {K1: one}, others: unknown}
          served: {column: Served, dates: M/D/YYYY H:MM AM, zone: "-05:00"}
        leave_out: [Comment]
        """)
    #expect(table.messages == [])
    #expect(table.rows.map(\.reference) == ["7", "8", "9"])
    #expect(
      table.facts(0) == [
        "p": .truth(true), "q": .truth(false), "person.nationality": .states([StateCode("XBB")], isComplete: false),
        "person.habitual_residence": .state(StateCode("XBB")),
        "person.born_on": .date(try DateParsing.day("1990-03-04")),
        "served": .moment(.moment(try DateParsing.moment("2020-05-06T15:05-05:00"))),
      ])
    #expect(table.facts(1)["p"] == .truth(false))
    #expect(table.facts(1)["kind"] == .choice("one"))
    #expect(table.facts(1)["served"] == .moment(.moment(try DateParsing.moment("2020-06-06T00:00-05:00"))))
    #expect(table.facts(2) == [:])
  }

  @Test func aSetOfSeveralColumnsOrOfOneCell() throws {
    let mapping = """
      mapping: m
      facts:
        person.nationality:
          all_of: [first, second]
          words: {B: XBB, C: XCC, none: none, "?": unknown}
          whole: true
        safe: {column: safe, split: "/", words: {B: XBB, C: XCC, both: XBB;XCC}, others: as-written, whole: true}
      """
    let table = try ParsedTable(
      "first,second,safe\nB,C,B/ C\nB,,XDD/both\nB,?,\nnone,,none\n?,none,/\n", mapping: mapping)
    #expect(table.messages == [])
    let b = StateCode("XBB")
    let c = StateCode("XCC")
    #expect(table.facts(0)["person.nationality"] == .states([b, c], isComplete: true))
    #expect(table.facts(0)["safe"] == .states([b, c], isComplete: true))
    #expect(table.facts(1)["person.nationality"] == .states([b], isComplete: true))
    #expect(table.facts(1)["safe"] == .states([b, c, StateCode("XDD")], isComplete: true))
    #expect(table.facts(2)["person.nationality"] == .states([b], isComplete: false))
    #expect(table.facts(3)["person.nationality"] == .states([], isComplete: true))
    #expect(table.facts(3)["safe"] == .states([], isComplete: true))
    // What is not known in part is not known to be empty.
    #expect(table.facts(4) == [:])
  }

  /// A column of the set that the table has not may have named others.
  @Test func aSetWithoutOneOfItsColumnsIsNotWhole() throws {
    let table = try ParsedTable(
      "first\nXBB\n",
      mapping: "mapping: m\nfacts: {person.nationality: {all_of: [first, second], optional: true, whole: true}}\n")
    #expect(table.facts(0)["person.nationality"] == .states([StateCode("XBB")], isComplete: false))
  }

  @Test func factsThatEveryRowHas() throws {
    let table = try ParsedTable(
      "case,s@XCC\na,\nb,no\n",
      mapping: """
        mapping: m
        facts:
          s: {value: true, note: so the table's owner says}
          s@XBB: {value: false, note: as above}
          kind: {value: one, note: as above}
        """)
    #expect(
      table.facts(0) == ["s": .truth(true), "s@XBB": .truth(false), "s@XCC": .truth(true), "kind": .choice("one")])
    #expect(table.facts(1)["s@XCC"] == .truth(false))
  }

  @Test func eachRowHasItsOwnDestinationAndSender() throws {
    let table = try ParsedTable(
      "from,went,p\nA,B,true\nA,C,true\nA,D,true\nA,?,true\nA,,true\nB,C,true\nA,Q,true\n",
      mapping: """
        mapping: m
        words: {lands: {A: XAA, B: XBB, C: XCC, D: XDD, "?": unknown}}
        sender: {column: from, words: lands}
        to: {column: went, words: lands}
        """)
    #expect(table.destinations == [0, 1])
    #expect(table.rows.count == 2)
    #expect(table.boundElsewhere == 1)
    #expect(table.withoutDestination == 2)
    #expect(table.ofOthers == 1)
    #expect(table.malformed == 1)
    #expect(
      table.messages.first?.hasPrefix("table:8:3: found “Q” in went; expected a word that the mapping knows (A, B")
        == true)
  }

  @Test func cellsThatTheMappingDoesNotKnow() throws {
    let table = try ParsedTable(
      "case,a,b,c\n1,YES,,\n2,,31/12/2000,\n3,,,maybe\n4,Yes,12/31/2000,true\n",
      mapping: """
        mapping: m
        facts:
          p: {column: a, words: {Yes: true, No: false}}
          person.born_on: {column: b, dates: [MM/DD/YYYY, YYYY-MM-DD]}
          q: {column: c}
        """)
    #expect(table.rows.map(\.reference) == ["4"])
    #expect(
      table.messages == [
        "table:2:3: found “YES” in a; expected a word that the mapping knows (Yes, No); write Yes, or the word under “words” of the mapping. [wrong-value]",
        "table:3:4: found “31/12/2000” in b; expected a date as MM/DD/YYYY or YYYY-MM-DD. [wrong-value]",
        "table:4:5: found “maybe” in c; expected true, false or nothing. [wrong-fact-form]",
      ])
  }

  @Test func aNameMayBeOneOfSeveral() throws {
    let mapping =
      "mapping: m\ncase: [Id, id]\nfacts: {p: {column: [Final Order, final_order]}, q: {column: x, optional: true}}"
    #expect(try ParsedTable("id,final_order\na,yes\n", mapping: mapping).facts(0) == ["p": .truth(true)])
    #expect(try ParsedTable("Id,Final Order\na,no\n", mapping: mapping).facts(0) == ["p": .truth(false)])
  }

  static let mistakes: [(yaml: String, message: String)] = [
    ("mapping: m\nfact: {}", "mapping:2:1: found the key “fact”; expected a key of a mapping"),
    ("facts: {}", "mapping:1:1: found a mapping without “mapping”"),
    (
      "mapping: m\nfacts: {pp: {column: a}}",
      "mapping:2:9: found the fact “pp”; expected a fact declared in facts.yaml; write p"
    ),
    ("mapping: m\nfacts: {p: {colum: a}}", "mapping:2:13: found the key “colum”"),
    ("mapping: m\nfacts: {p: {words: {a: true}}}", "mapping:2:12: found what p is read from without “column”"),
    (
      "mapping: m\nfacts: {p: {column: aa}}",
      "mapping:2:21: found the column “aa”, which table has not; expected a column of the table (a, b); write a"
    ),
    ("mapping: m\nfacts: {p: {column: a, words: {x: maybe}}}", "mapping:2:35: found “maybe” for p"),
    (
      "mapping: m\nwords: {yes-no: {}}\nfacts: {p: {column: a, words: yes-on}}",
      "mapping:3:31: found the words “yes-on”; expected one of the lists under “words” of the mapping (yes-no); write yes-no"
    ),
    (
      "mapping: m\nfacts: {p: {column: a, others: ignore}}",
      "mapping:2:32: found “ignore”; expected one of unknown, refuse, as-written"
    ),
    ("mapping: m\nfacts: {p: {column: a, dates: MM/DD/YYYY}}", "mapping:2:31: found “dates” for p"),
    (
      "mapping: m\nfacts: {person.born_on: {column: a, dates: MM/DD/YY}}",
      "mapping:2:44: found “MM/DD/YY” for “dates”; expected a pattern of YYYY"
    ),
    (
      "mapping: m\nfacts: {person.born_on: {column: a, dates: [MM/DD/YYYY, DD/MM/YYYY]}}",
      "mapping:2:57: found DD/MM/YYYY beside MM/DD/YYYY"
    ),
    (
      "mapping: m\nfacts: {served: {column: a, dates: \"YYYY-MM-DD HH:MM\"}}",
      "mapping:2:17: found what served is read from without “zone”"
    ),
    (
      "mapping: m\nfacts: {served: {column: a, dates: YYYY-MM-DD HH:MM, zone: west}}",
      "mapping:2:60: found “west” for “zone”"
    ),
    ("mapping: m\nfacts: {safe: {column: a}}", "mapping:2:15: found what safe is read from without “whole”"),
    ("mapping: m\nfacts: {p: {column: a, whole: true}}", "mapping:2:31: found “whole” for p"),
    ("mapping: m\nfacts: {p: {all_of: [a, b]}}", "mapping:2:21: found several columns for p; expected one column"),
    ("mapping: m\nfacts: {p: {value: true}}", "mapping:2:12: found a fact that every row has without “note”"),
    ("mapping: m\nfacts: {s@XZZ: {column: a}}", "mapping:2:9: found “XZZ”; expected a State"),
    (
      "mapping: m\nfacts: {p: Final}",
      "mapping:2:12: found “Final”; expected what p is read from: a mapping (key: value); write column: …"
    ),
    ("mapping: m\nseparator: \":\"", "mapping:2:13: found “:” for “separator”"),
    ("mapping: m\nsender: XZZ", "mapping:2:9: found “XZZ”"),
    (
      "mapping: m\nwords: {l: {Beland: XBE}}\nto: {column: a, words: l}",
      "mapping:2:21: found “XBE”; expected a State by its three-letter ISO 3166-1 code; write XBB"
    ),
    (
      "mapping: m\nfacts: {safe: {column: a, split: \"//\", whole: true}}",
      "mapping:2:35: found “//” for “split” of safe"
    ),
  ]

  @Test(arguments: mistakes)
  func mistakesAreSaidWithTheirPlace(_ mistake: (yaml: String, message: String)) throws {
    let table = try ParsedTable("a,b\n,\n", ignoring: ["a", "b"], mapping: mistake.yaml)
    let found = try #require(table.messages.first, "\(mistake.yaml)")
    #expect(found.hasPrefix(mistake.message), "\(found)")
  }

  @Test func whatIsNeitherReadNorLeftOutIsRefused() throws {
    #expect(
      try ParsedTable("case,a,b\n", mapping: "mapping: m\nfacts: {p: {column: a}}").messages.first?.hasPrefix(
        "table:1:1: found the column “b”; expected case, sender, or a fact of facts.yaml") == true)
    #expect(
      try ParsedTable("a,p\n", mapping: "mapping: m\nfacts: {p: {column: a}}").messages.first?.hasPrefix(
        "mapping:2:9: found the fact p, which has a column of its own in the table too") == true)
    #expect(
      try ParsedTable("a,a\n", mapping: "mapping: m\nfacts: {p: {column: a}}").messages.first?.hasPrefix(
        "table:1:1: found the column “a” a second time") == true)
  }
}

/// How dates are written elsewhere.
@Suite struct CellDateTests {
  func read(_ text: String, _ pattern: String) throws -> CellDate.Value? {
    let date = try #require(CellDate(pattern), "\(pattern)")
    return Array(text.utf8).withUnsafeBufferPointer { date.read($0) }
  }

  @Test(arguments: [
    ("MM/DD/YYYY", "02/29/2024", "2024-02-29"), ("M/D/YYYY", "2/9/2024", "2024-02-09"),
    ("M/D/YYYY", "12/31/2024", "2024-12-31"), ("DD.MM.YYYY", "31.12.2024", "2024-12-31"),
    ("DD-MON-YYYY", "05-jul-2024", "2024-07-05"), ("YYYYMMDD", "20240705", "2024-07-05"),
    ("YYYY-MM-DD HH:MM:SS", "2024-07-05 23:59:59", "2024-07-05"),
    ("YYYY-MM-DDTHH:MM:SSZ", "2024-07-05T00:00:00-04:00", "2024-07-05"),
  ])
  func days(pattern: String, text: String, day: String) throws {
    #expect(try read(text, pattern)?.day == DateParsing.day(day))
  }

  @Test(arguments: [
    ("MM/DD/YYYY", "02/30/2024"), ("MM/DD/YYYY", "2/09/2024"), ("MM/DD/YYYY", "02/09/2024 "), ("M/D/YYYY", "//2024"),
    ("MM/DD/YYYY", ""), ("DD-MON-YYYY", "05-jux-2024"), ("YYYY-MM-DD HH:MM", "2024-07-05 24:00"),
    ("M/D/YYYY H:MM AM", "1/1/2024 13:00 PM"), ("YYYY-MM-DD HH:MMZ", "2024-07-05 10:00"),
  ])
  func whatIsNone(pattern: String, text: String) throws { #expect(try read(text, pattern) == nil) }

  @Test(arguments: [
    "MM/DD/YY", "MM/YYYY", "DD/DD/YYYY", "YYYY-MM-DD MM", "YYYY-MM-DD HH", "day/MM/YYYY", "YYYY-MM-DD1", "",
  ])
  func patternsThatAreNone(pattern: String) { #expect(CellDate(pattern) == nil) }

  @Test func halvesOfTheDay() throws {
    #expect(try read("1/1/2024 12:05 AM", "M/D/YYYY H:MM AM")?.second == 300)
    #expect(try read("1/1/2024 12:05 pm", "M/D/YYYY H:MM AM")?.second == 12 * 3600 + 300)
    #expect(try read("1/1/2024 1:00 PM", "M/D/YYYY H:MM AM")?.second == 13 * 3600)
  }
}
