import Foundation
import Register
import Testing

@testable import RegisterFiles

/// The schemas that editors use know the keys and words that the readers know, no more and no less.
struct FormSchemaTests {
  static func schema(_ name: String) throws -> [String: Any] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = try Data(contentsOf: root.appending(path: "docs/schemas/\(name).schema.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// A part of a schema by the keys that lead to it, such as `properties.force` or `$defs.rule`.
  static func part(_ name: String, _ path: String) throws -> [String: Any] {
    try path.split(separator: ".").reduce(schema(name)) { part, key in
      try #require(part[String(key)] as? [String: Any], "\(name): no \(path)")
    }
  }

  static let forms: [(name: String, path: String, keys: [String])] = [
    ("norm", "", NormReader.keys), ("norm", "$defs.rule", NormReader.ruleKeys),
    ("norm", "$defs.rule.properties.ask", NormReader.askKeys), ("norm", "$defs.act", NormReader.actKeys),
    ("norm", "$defs.relation", NormReader.relationKeys),
    ("norm", "$defs.interval", ForceReader.intervalKeys), ("norm", "$defs.source", SourcesReader.sourceKeys),
    ("norm", "properties.binds", NormReader.bindsKeys), ("arrangement", "", ArrangementReader.keys),
    ("arrangement", "$defs.event", ArrangementReader.claimKeys + ArrangementReader.eventKeys),
    ("arrangement", "$defs.claim", ArrangementReader.claimKeys + ArrangementReader.termKeys),
    ("arrangement", "$defs.transfer", ArrangementReader.claimKeys + ArrangementReader.transferKeys),
    ("arrangement", "$defs.payment", ArrangementReader.paymentKeys),
    ("arrangement", "$defs.retraction", ArrangementReader.retractionKeys),
    ("arrangement", "$defs.refusal", ForceReader.intervalKeys + ArrangementReader.refusalKeys),
    ("arrangement", "$defs.interval", ForceReader.intervalKeys),
    ("arrangement", "$defs.source", SourcesReader.sourceKeys),
    ("arrangement", "properties.reception", ArrangementReader.receptionKeys),
    ("arrangement", "properties.relations.items", ArrangementReader.relationKeys),
    ("state", "", StatesReader.profileKeys), ("state", "$defs.membership", StatesReader.membershipKeys),
    ("state", "properties.routes.items", StatesReader.routeKeys), ("state", "$defs.source", SourcesReader.sourceKeys),
    ("facts", "properties.facts.items", FactsReader.factKeys), ("cases", "$defs.case", CaseReader.caseKeys),
    ("cases", "$defs.dated", CaseReader.datedKeys), ("cases", "$defs.expectation", CaseReader.expectationKeys),
    ("programme", "", ProgrammeReader.keys), ("programme", "$defs.entitlement", EntitlementReader.keys),
    ("programme", "$defs.follow_up", AftercareReader.followUpKeys),
    ("programme", "$defs.questionnaire", AftercareReader.questionnaireKeys),
    ("programme", "$defs.question", AftercareReader.questionKeys),
    ("programme", "$defs.wage_floor", AftercareReader.wageFloorKeys),
    ("programme", "$defs.terms", TermsReader.keys),
    ("programme", "$defs.contact_lost", TermsReader.contactLostKeys),
    ("programme", "$defs.complaints_outside", TermsReader.complaintsOutsideKeys),
    ("programme", "$defs.claim", ArrangementReader.claimKeys + ArrangementReader.termKeys),
    ("programme", "$defs.source", SourcesReader.sourceKeys),
  ]

  @Test(arguments: forms.indices)
  func theKeysAreThoseOfTheReader(_ index: Int) throws {
    let form = Self.forms[index]
    let properties = try #require(try Self.part(form.name, form.path)["properties"] as? [String: Any])
    let schema = Set(properties.keys)
    let reader = Set(form.keys)
    #expect(
      schema == reader,
      "\(form.name) \(form.path): only in the schema \(schema.subtracting(reader).sorted()), only in the reader \(reader.subtracting(schema).sorted())"
    )
  }

  static let words: [(name: String, path: String, words: [String])] = [
    ("norm", "properties.kind", Norm.Kind.allCases.map(\.rawValue)),
    ("norm", "properties.basis", Basis.allCases.map(\.rawValue)),
    ("norm", "$defs.rule.properties.effect", Rule.Effect.allCases.map(\.rawValue)),
    ("norm", "$defs.rule.properties.phase", Rule.Phase.allCases.map(\.rawValue)),
    ("norm", "$defs.rule.properties.burden", Rule.Bearer.allCases.map(\.rawValue)),
    ("norm", "$defs.source.properties.kind", Source.Kind.allCases.map(\.rawValue)),
    ("arrangement", "properties.kind", Arrangement.Kind.allCases.map(\.rawValue)),
    ("arrangement", "properties.basis", Basis.allCases.map(\.rawValue)),
    ("arrangement", "properties.reception.properties.model", Arrangement.ReceptionModel.allCases.map(\.rawValue)),
    ("arrangement", "$defs.event.properties.stage", Event.Stage.allCases.map(\.rawValue)),
    ("arrangement", "$defs.transfer.properties.type", Transfer.Kind.allCases.map(\.rawValue)),
    ("arrangement", "$defs.source.properties.kind", Source.Kind.allCases.map(\.rawValue)),
    ("state", "properties.routes.items.properties.arrangements.items", Arrangement.Kind.allCases.map(\.rawValue)),
    ("facts", "properties.facts.items.properties.type", FactDeclaration.FactType.allCases.map(\.rawValue)),
    ("programme", "$defs.entitlement.properties.kind", Entitlement.Kind.allCases.map(\.rawValue)),
    ("programme", "$defs.entitlement.properties.per", Entitlement.Unit.allCases.map(\.rawValue)),
    ("programme", "$defs.entitlement.properties.every", Entitlement.Every.allCases.map(\.rawValue)),
    ("programme", "$defs.entitlement.properties.basis", FigureBasis.allCases.map(\.rawValue)),
    ("programme", "$defs.question.properties.type", Questionnaire.Question.AnswerType.allCases.map(\.rawValue)),
    ("programme", "$defs.wage_floor.properties.kind", WageFloor.Kind.allCases.map(\.rawValue)),
    ("programme", "$defs.terms.properties.basis", FigureBasis.allCases.map(\.rawValue)),
    ("programme", "$defs.wage_floor.properties.per", WageFloor.Per.allCases.map(\.rawValue)),
  ]

  @Test(arguments: words.indices)
  func theWordsAreThoseOfTheReader(_ index: Int) throws {
    let form = Self.words[index]
    #expect(try Self.part(form.name, form.path)["enum"] as? [String] == form.words, "\(form.name) \(form.path)")
  }
}
