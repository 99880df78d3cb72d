internal import Register

extension ProgrammePage {
  package var json: JSON {
    .object([
      ("programme", .text(programme.id.text)), ("title", .text(programme.title)), ("says", .text(programme.says)),
      ("country", .text(programme.country.value.text)), ("arrangement", .optional(programme.arrangement?.value.text)),
      ("operated_by", .text(programme.operatedBy)), ("currency", .text(programme.currency.code)),
      ("from", .text(programme.from.description)),
      ("until", .optional(programme.until?.description)), ("places", programme.places.map { .number($0) } ?? .null),
      ("entitlements", .list(programme.entitlements.map(Self.json))),
      ("follow_ups", .list(programme.followUps.map(Self.json))),
      ("questionnaires", .list(programme.questionnaires.map(Self.json))),
      ("wage_floors", .list(programme.wageFloors.map(Self.json))),
      ("terms", programme.terms.map(Self.json) ?? .null),
      ("complaints_outside", programme.complaintsOutside.map(Self.json) ?? .null),
      ("claims", .list(programme.claims.map(Self.json))), ("unknown", .texts(programme.unknown)),
      ("sources", .list(programme.sources.map(Self.json))),
    ])
  }

  private static func json(_ entitlement: Register.Entitlement) -> JSON {
    .object([
      ("name", .text(entitlement.name)), ("kind", .text(entitlement.kind.rawValue)),
      ("title", .text(entitlement.title)), ("says", .text(entitlement.says)),
      ("amount", .optional(entitlement.amount?.decimal)), ("currency", .optional(entitlement.amount?.currency.code)),
      ("paid_out", .bool(entitlement.isPaidOut)), ("per", .text(entitlement.per.rawValue)),
      ("basis", .text(entitlement.basis.rawValue)), ("every", .text(entitlement.every.rawValue)),
      ("day", entitlement.day.map { .number($0) } ?? .null), ("after_days", .number(entitlement.afterDays)),
      ("times", entitlement.times.map { .number($0) } ?? .null), ("when", .optional(entitlement.when?.value)),
      ("until", .optional(entitlement.until?.value)), ("sources", .texts(entitlement.sources.map(\.value))),
    ])
  }

  private static func json(_ followUp: FollowUp) -> JSON {
    .object([
      ("name", .text(followUp.name)), ("title", .text(followUp.title)), ("after_days", .number(followUp.afterDays)),
      ("grace_days", .number(followUp.graceDays)), ("questionnaire", .optional(followUp.questionnaire?.value)),
      ("basis", .text(followUp.basis.rawValue)), ("sources", .texts(followUp.sources.map(\.value))),
    ])
  }

  private static func json(_ questionnaire: Questionnaire) -> JSON {
    .object([
      ("name", .text(questionnaire.name)), ("title", .text(questionnaire.title)),
      (
        "questions",
        .list(
          questionnaire.questions.map { question in
            .object([
              ("name", .text(question.name)), ("ask", .text(question.ask)), ("type", .text(question.type.rawValue)),
              (
                "options",
                .list(question.options.map { .object([("value", .text($0.value)), ("label", .text($0.label))]) })
              ),
            ])
          })
      ),
    ])
  }

  private static func json(_ floor: WageFloor) -> JSON {
    .object([
      ("name", .text(floor.name)), ("kind", .text(floor.kind.rawValue)), ("says", .text(floor.says)),
      ("amount", .text(floor.amount.decimal)), ("currency", .text(floor.amount.currency.code)),
      ("per", .text(floor.per.rawValue)), ("from", .optional(floor.from?.description)),
      ("until", .optional(floor.until?.description)), ("basis", .text(floor.basis.rawValue)),
      ("sources", .texts(floor.sources.map(\.value))),
    ])
  }

  /// What the file agrees; `null` is what it leaves as usual.
  private static func json(_ terms: ProgrammeTerms) -> JSON {
    .object([
      ("work_checks", terms.workChecks.map { .list($0.map { .number($0) }) } ?? .null),
      (
        "contact_lost",
        terms.contactLost.map { .object([("tries", .number($0.tries)), ("days", .number($0.days))]) } ?? .null
      ),
      ("payment_grace_days", terms.paymentGraceDays.map { .number($0) } ?? .null),
      ("basis", .text(terms.basis.rawValue)), ("sources", .texts(terms.sources.map(\.value))),
    ])
  }

  private static func json(_ outside: ComplaintsOutside) -> JSON {
    .object([
      ("body", .text(outside.body)), ("how", .text(outside.how)), ("sources", .texts(outside.sources.map(\.value))),
    ])
  }

  private static func json(_ claim: Claim) -> JSON {
    .object([
      ("date", .optional(claim.date?.description)), ("claim", .text(claim.claim)), ("by", words(claim.by)),
      ("cap", claim.cap.map { .number($0) } ?? .null), ("payment", claim.payment.map(json) ?? .null),
      ("conflict", words(claim.conflict)), ("note", words(claim.note)),
      ("retracted", claim.retraction.map(RegisterShowPage.json) ?? .null),
      ("sources", .texts(claim.sources.map(\.value))),
    ])
  }

  private static func json(_ payment: Claim.Payment) -> JSON {
    .object([
      ("amount", .number(payment.amount)), ("currency", .text(payment.currency)), ("note", words(payment.note)),
    ])
  }

  private static func json(_ source: Source) -> JSON {
    .object([
      ("name", .text(source.id)), ("publisher", .text(source.publisher)), ("title", .text(source.title)),
      ("published", .optional(source.published?.description)), ("url", .optional(source.url)),
      ("archive", .optional(source.archive)), ("kind", .text(source.kind.rawValue)), ("weak", .bool(source.isWeak)),
      ("checked", .optional(source.checked?.description)), ("note", words(source.note)),
    ])
  }

  /// What a file may leave out.
  private static func words(_ text: String) -> JSON { text.isEmpty ? .null : .text(text) }
}
