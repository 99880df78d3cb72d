internal import Record
internal import Register

/// What lists say of an arrangement on one line.
struct ArrangementSummary {
  let progress: ArrangementProgress
  let people: PeopleMoved
  /// The largest that anybody names in its terms or its reception.
  let payment: Claim.Payment?
  let distance: Answer.Distance?
  let isDenied: Bool
  let isWeakOnly: Bool
  let documents: [SourceDocument]

  var arrangement: Arrangement { progress.arrangement }

  init(_ progress: ArrangementProgress, _ agreements: Agreements, _ distances: BorderDistances) {
    self.progress = progress
    let arrangement = progress.arrangement
    people = PeopleMoved(arrangement, on: progress.day)
    payment = (arrangement.terms + arrangement.reception).filter { $0.retraction == nil }.compactMap(\.payment)
      .max { $0.amount < $1.amount }
    distance = distances.nearest(arrangement)
    isDenied = progress.group == .agreed && !progress.liveDenials.isEmpty
    documents = agreements.documents(of: progress)
    isWeakOnly = agreements.restsOnWeakOnly(progress)
  }

  /// All of a view, in the order of the register.
  static func all(_ context: PageContext) -> [ArrangementSummary] {
    let agreements = Dictionary(
      context.view.senders.map { ($0, context.view.agreements(of: $0)) }, uniquingKeysWith: { first, _ in first })
    return context.view.progress.compactMap { progress in
      agreements[progress.arrangement.sender].map { ArrangementSummary(progress, $0, context.site.distances) }
    }
  }

  // MARK: in words

  func people(_ context: PageContext) -> String {
    let parts = [
      people.arrivals.map { context.say(.arrangementPeopleArrivals, ["count": .number($0)]) },
      people.largestTotal.map { context.say(.arrangementPeopleTotal, ["count": .number($0)]) },
    ].compactMap { $0 }
    return parts.isEmpty ? context.say(.arrangementPeopleNone) : parts.joined(separator: context.say(.listSeparator))
  }

  /// The same where there is little room; `nil` where nobody is reported.
  func shortPeople(_ context: PageContext) -> String? {
    let parts = [
      people.arrivals.map { context.say(.peopleArrived, ["count": .text(Digits.grouped($0))]) },
      people.largestTotal.map { context.say(.peopleTotal, ["count": .text(Digits.grouped($0))]) },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: context.say(.listSeparator))
  }

  func payment(_ context: PageContext) -> String {
    payment.map { "\($0.currency) \(Digits.grouped($0.amount))" } ?? context.say(.noneRecorded)
  }

  func distance(_ context: PageContext) -> String {
    guard let distance else { return context.say(.distanceNone) }
    if distance.km == 0, distance.plusMinus == 0 { return context.say(.distanceBorder) }
    return context.say(.distanceValue, ["km": .text(Digits.grouped(distance.km))])
  }

  static func text(_ publication: Arrangement.Publication) -> Phrase {
    switch publication {
    case .yes: .textYes
    case .no: .textNo
    case .unknown: .textUnknown
    }
  }

  /// The words beside the stage that a reader must not miss.
  func warnings(_ context: PageContext) -> HTML {
    var marks: [HTML] = []
    if isDenied { marks.append("<span class=\"flag flag-denied\">\(context.say(.markDenied))</span>") }
    if isWeakOnly { marks.append("<span class=\"flag flag-weak\">\(context.say(.markWeak))</span>") }
    return marks.joined(separator: " ")
  }

  /// `since 5 August 2025`, `possibly ended`.
  func since(_ context: PageContext) -> HTML {
    var parts: [HTML] = []
    if let date = progress.stage?.date {
      // An end, a refusal and a denial have a day; the others go on from theirs.
      let words =
        switch progress.group {
        case .agreed, .suspended, .discussed:
          context.say(.stageSince, ["date": .text(context.language.say(date))])
        case .ended, .refused, .denied, .silent: context.language.say(date)
        }
      parts.append("<time datetime=\"\(date.description)\">\(words)</time>")
    }
    if let possible = progress.possibleGroup, possible != progress.group {
      parts.append(
        HTML(context.say(.stagePossibly, ["stage": .text(context.say(StageMark.phrase(possible)))])))
    }
    return parts.joined(separator: HTML(context.say(.listSeparator)))
  }

  func json(_ context: PageContext) -> JSON {
    .object([
      ("arrangement", .text(arrangement.id.text)), ("name", .text(context.name(arrangement))),
      ("title", .text(arrangement.title)), ("sender", .text(arrangement.sender.text)),
      ("to", .texts(arrangement.to.map(\.text))), ("kind", .text(arrangement.kind.rawValue)),
      ("stage", .text(progress.group.rawValue)), ("since", .optional(progress.stage?.date?.description)),
      ("possible_stage", .optional(progress.possibleGroup?.rawValue)), ("denied", .bool(isDenied)),
      ("weak_only", .bool(isWeakOnly)), ("force", .text(progress.force.rawValue)),
      ("reception", .text(arrangement.receptionModel.rawValue)),
      ("text_published", .text(arrangement.textPublished.rawValue)),
      ("people_arrived", people.arrivals.map { .number($0) } ?? .null),
      ("people_largest_total", people.largestTotal.map { .number($0) } ?? .null),
      (
        "largest_payment",
        payment.map { .object([("amount", .number($0.amount)), ("currency", .text($0.currency))]) } ?? .null
      ),
      ("distance_km", distance.map { .number($0.km) } ?? .null), ("sources", .number(documents.count)),
      ("url", .text(context.link(.arrangement(arrangement.id)).href)),
    ])
  }
}
