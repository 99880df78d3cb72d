internal import Record
internal import Register

/// What is said of the arrangement, side by side where it differs, each with who says it and its sources.
extension ArrangementPage {
  // MARK: who says so, who denies it

  func sides(_ context: PageContext) -> HTML {
    let said = progress.voices.map { voice($0, context) }
    let denied = progress.denials.map { denial in
      voice(denial.voice, context, denial.isEarlier ? context.say(.arrangementEarlierDenial) : "")
    }
    let back = progress.retracted.map { voice($0, context) }
    let takenBack: HTML =
      back.isEmpty ? "" : "<h3>\(context.say(.arrangementTakenBack))</h3><ol class=\"claims taken-back\">\(back)</ol>"
    return """
      <section aria-labelledby="said"><h2 id="said">\(context.say(.arrangementSaidTitle))</h2>
      <div class="sides">
      <div class="side side-said"><h3>\(context.say(.arrangementSaid))</h3>
      \(said.isEmpty ? "<p>\(context.say(.arrangementNobodySays))</p>" : "<ol class=\"claims\">\(said)</ol>")</div>
      <div class="side side-denied"><h3>\(context.say(.arrangementDenied))</h3>
      \(denied.isEmpty ? "<p>\(context.say(.arrangementNobodyDenies))</p>" : "<ol class=\"claims\">\(denied)</ol>")</div>
      </div>
      \(takenBack)
      </section>
      """
  }

  private func voice(_ voice: Voice, _ context: PageContext, _ remark: String = "") -> HTML {
    let who =
      voice.isForce
      ? context.say(.arrangementLineOfForce) : voice.by.isEmpty ? context.say(.arrangementNoSpeaker) : voice.by
    var remarks: [HTML] = ["<b>\(voice.stage.label(context.language))</b>"]
    if !remark.isEmpty { remarks.append(HTML(remark)) }
    if voice.reach(progress.day) == .possible { remarks.append(HTML(context.say(.arrangementPossibleDay))) }
    return """
      <li><p class="claim-head">\(context.date(voice.date)) · \(remarks.joined(separator: " · "))</p>
      \(voice.claim.isEmpty ? "" : "<p>\(voice.claim)</p>")
      <p class="claim-by">\(who) \(citations.marks(voice.sources, context))</p></li>

      """
  }

  // MARK: claims

  /// One claim with its speaker, its sources and, where it was taken back, why.
  func claim(_ claim: Claim, _ context: PageContext, head: HTML = "") -> HTML {
    let by: HTML = claim.by.isEmpty ? "" : HTML(claim.by + " ")
    let retraction: HTML =
      claim.retraction.map {
        "<p class=\"retraction\">\(context.wordedDates(Words.retraction($0, context.language)))</p>"
      } ?? ""
    let note: HTML = claim.note.isEmpty ? "" : "<p class=\"quiet\">\(claim.note)</p>"
    let headLine: HTML = head.isEmpty ? "" : "<p class=\"claim-head\">\(head)</p>"
    return """
      <li>\(headLine)<p>\(claim.retraction == nil ? HTML(claim.claim) : "<s>\(claim.claim)</s>")</p>
      <p class="claim-by">\(by)\(citations.marks(claim.sources, context))</p>\(note)\(retraction)</li>

      """
  }

  func claims(_ title: Phrase, _ id: String, _ claims: [Claim], _ context: PageContext, lead: HTML = "") -> HTML {
    guard !claims.isEmpty || !lead.isEmpty else { return "" }
    let list: HTML = claims.isEmpty ? "" : "<ol class=\"claims\">\(claims.map { claim($0, context) })</ol>"
    return """
      <section aria-labelledby="\(id)"><h2 id="\(id)">\(context.say(title))</h2>
      \(lead)
      \(list)
      </section>
      """
  }

  func scope(_ context: PageContext) -> HTML {
    func condition(_ phrase: Phrase, _ condition: Located<String>?) -> HTML {
      condition.map { "<div><dt>\(context.say(phrase))</dt><dd><code>\($0.value)</code></dd></div>" } ?? ""
    }
    let conditions =
      condition(.arrangementCovers, arrangement.covers) + condition(.arrangementExcludes, arrangement.excludes)
    let lead: HTML =
      conditions.isEmpty
      ? ""
      : "<h3 class=\"label\">\(context.say(.arrangementCondition))</h3><dl class=\"conditions\">\(conditions)</dl>"
    return claims(.arrangementScopeTitle, "scope", arrangement.scope, context, lead: lead)
  }

  func reception(_ context: PageContext) -> HTML {
    let model = context.say(
      .arrangementReceptionModel, ["model": .text(arrangement.receptionModel.label(context.language))])
    return claims(
      .arrangementReceptionTitle, "reception", arrangement.reception, context, lead: "<p><b>\(model)</b></p>")
  }

  /// Claims with one key contradict one another; what stands alone under a key contradicts nothing that is known yet.
  func conflicts(_ context: PageContext) -> HTML {
    let dated =
      arrangement.events.map { (date: $0.date, what: $0.stage.label(context.language), claim: $0.claim) }
      + arrangement.transfers.map { (date: $0.date, what: $0.kind.label(context.language), claim: $0.claim) }
      + (arrangement.scope + arrangement.terms + arrangement.reception).map { (date: $0.date, what: "", claim: $0) }
    var keys: [String] = []
    for entry in dated where !entry.claim.conflict.isEmpty && !keys.contains(entry.claim.conflict) {
      keys.append(entry.claim.conflict)
    }
    let groups = keys.compactMap { key -> HTML? in
      let entries = dated.filter { $0.claim.conflict == key }
      guard entries.count > 1 else { return nil }
      let items = entries.map { entry -> HTML in
        let parts = [entry.date.map { context.date($0) }, entry.what.isEmpty ? nil : "<b>\(entry.what)</b>"]
        return claim(entry.claim, context, head: parts.compactMap { $0 }.joined(separator: " · "))
      }
      return "<ol class=\"claims beside\">\(items)</ol>"
    }
    guard !groups.isEmpty else { return "" }
    return """
      <section aria-labelledby="conflicts"><h2 id="conflicts">\(context.say(.arrangementConflictsTitle))</h2>
      <p class="quiet">\(context.say(.arrangementConflictsLead))</p>
      \(groups)
      </section>
      """
  }
}
