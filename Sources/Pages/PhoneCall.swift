package import Register
internal import Safeguards

/// The facts to collect in one call, in groups that can be asked in one breath, the most telling first.
package struct PhoneCall: Sendable {
  /// What the questions of a group are about, by the first part of the facts' names.
  package enum Topic: CaseIterable, Sendable {
    case handedOver, orders, custody, protection, government, person

    static let byName: [String: Topic] = [
      "notice": .handedOver, "fear": .handedOver, "exigent": .handedOver, "enemy_alien": .handedOver,
      "order": .orders, "reopen": .orders, "review": .orders, "custody": .custody,
      "protection": .protection, "exclusion": .protection, "risk": .protection, "assurances": .protection,
      "assessment": .protection,
      "removal": .government, "acceptance": .government, "agreement": .government,
      "person": .person, "entry": .person, "expedited": .person, "mpp": .person, "canada": .person, "uk": .person,
      "aus": .person, "can": .person, "eu": .person, "grc": .person, "ita": .person, "dnk": .person,
    ]

    package init?(_ fact: FactName) {
      guard let topic = Topic.byName[String(fact.text.prefix { $0 != "." })] else { return nil }
      self = topic
    }

    func title(_ language: Language) -> String {
      switch self {
      case .handedOver: language.say(.topicHandedOver)
      case .orders: language.say(.topicOrders)
      case .custody: language.say(.topicCustody)
      case .protection: language.say(.topicProtection)
      case .government: language.say(.topicGovernment)
      case .person: language.say(.topicPerson)
      }
    }
  }

  package struct Question: Sendable {
    package var key: FactKey
    /// The words to ask.
    package var words: String
    /// For how many destinations the answer would change the finding: here 0 or 1.
    package var settles: Int
    /// The rules of the page that turn on it.
    package var rules: [RuleID]
  }

  package var groups: [(topic: Topic, questions: [Question])]

  /// So many questions can be asked before the line goes dead.
  static let most = 10

  /// The facts on which the lines of a page turn: first those that settle the finding, then those on which most lines
  /// turn, then the order of the register. Without a country, for whatever destination: the facts then name none.
  init(_ entitlements: [Entitlement], of answer: Answer, country: String?) {
    func asked(_ key: FactKey) -> FactKey { country == nil ? FactKey(key.name) : key }
    var rules: [FactKey: [RuleID]] = [:]
    for entry in entitlements {
      for key in entry.turnsOn.map(asked) where rules[key]?.contains(entry.rule.id) != true {
        rules[key, default: []].append(entry.rule.id)
      }
    }
    let settles = Dictionary(answer.missing.map { (asked($0.key), $0.settles) }, uniquingKeysWith: max)
    let slots = answer.norms.vocabulary.slots
    let ranked = rules.keys.sorted { a, b in
      let (first, second) = (settles[a] ?? 0, settles[b] ?? 0)
      if first != second { return first > second }
      let (lines, others) = (rules[a]?.count ?? 0, rules[b]?.count ?? 0)
      if lines != others { return lines > others }
      return (slots[a.name] ?? .max, a) < (slots[b.name] ?? .max, b)
    }
    let questions = ranked.prefix(PhoneCall.most).compactMap { key -> Question? in
      guard let declaration = slots[key.name].flatMap(answer.norms.vocabulary.fact(at:)) else { return nil }
      return Question(
        key: key, words: PhoneCall.words(declaration, country: country), settles: settles[key] ?? 0,
        rules: rules[key] ?? [])
    }
    var order: [Topic] = []
    for topic in questions.map({ Topic($0.key.name) ?? .person }) where !order.contains(topic) { order.append(topic) }
    groups = order.map { topic in (topic, questions.filter { (Topic($0.key.name) ?? .person) == topic }) }
  }

  /// The register's question with the country named, since whoever answers the telephone does not see the page.
  private static func words(_ declaration: FactDeclaration, country: String?) -> String {
    guard let country, declaration.isPerDestination else { return declaration.question }
    // The questions of the register are English.
    let language = Language.english
    return declaration.question.replacing("this country", with: language.inSentence(country))
      .replacing("This country", with: language.inSentence(country, isFirst: true))
  }
}
