internal import Reception
internal import Register

extension YearScript {
  mutating func state(_ index: Int, _ name: FactName, _ value: FactValue, from day: CivilDate) {
    people[index].state(name, value, from: day, evidence)
    note(.fact, of: people[index], about: name.text, value.description, on: day)
  }

  /// What is said on the day of enrolment. What nobody asked then is said weeks later, and holds from the first day.
  mutating func stateFirstFacts(_ index: Int) {
    let person = people[index]
    let band = dice.pick(["band-1", "band-2", "band-2", "band-3", "band-3", "band-4", "band-5"])
    let facts: [(name: FactName, value: FactValue, asked: Int, later: Int)] = [
      (.adults, .count(person.adults), 1_000, 0), (.children, .count(person.children), 990, 1_000),
      (.leftCountry, .truth(false), 965, 800), (.ownHome, .truth(false), 970, 900),
      (.inWork, .truth(false), 955, 850), (.courseWanted, .truth(dice.chance(520)), 850, 300),
      (.planAccepted, .truth(false), 900, 500), (.registered, .truth(true), 900, 600),
      (.insuredElsewhere, .truth(false), 900, 600), (.incomeBand, .choice(band), 620, 300),
    ]
    for fact in facts {
      if dice.chance(fact.asked) {
        state(index, fact.name, fact.value, from: today)
      } else if dice.chance(fact.later) {
        on(today.advanced(by: dice.number(15...80))) { script in
          // Somebody who began work meanwhile has said more than what held at first.
          script.state(index, fact.name, fact.value, from: script.people[index].enrolled)
        }
      }
    }
  }

  /// What becomes of somebody over the year, heard on the day or some time after it.
  mutating func planFacts(_ index: Int) {
    let start = people[index].enrolled
    if dice.chance(320) { plan(index, .ownHome, .truth(true), after: dice.number(90...330)) }
    if dice.chance(400) {
      let after = dice.number(30...160)
      plan(index, .inTraining, .truth(true), after: after)
      plan(index, .inTraining, .truth(false), after: after + dice.number(80...180))
    } else if dice.chance(900) {
      state(index, .inTraining, .truth(false), from: start)
    }
    if people[index].isHead, dice.chance(170) {
      plan(index, .planAccepted, .truth(true), after: dice.number(120...300))
    }
    if people[index].children > 0, dice.chance(80) {
      plan(index, .children, .count(people[index].children + 1), after: dice.number(40...250))
    }
  }

  private mutating func plan(_ index: Int, _ name: FactName, _ value: FactValue, after days: Int) {
    let day = people[index].enrolled.advanced(by: days)
    let late = dice.chance(750) ? 0 : dice.number(3...45)
    on(day.advanced(by: late)) { script in
      guard script.people[index].isHere(on: day) else { return }
      script.state(index, name, value, from: day)
    }
  }
}
