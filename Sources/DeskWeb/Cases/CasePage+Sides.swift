internal import Casework
internal import DeskSQLite
internal import Desks
internal import Pages
internal import Register
internal import Safeguards

/// What stands beside the findings: what was done, written and kept.
extension CasePage {
  /// The number of the last change that this page shows.
  private func seen(_ context: DeskContext) -> HTML { context.hidden("seen", String(deskCase.revision)) }

  private func remove(
    _ action: String, _ name: String, _ value: String, _ label: String, _ context: DeskContext
  ) -> HTML {
    guard context.may(.writeCases) else { return "" }
    return context.form(
      "\(path)/\(action)/remove",
      """
      \(context.hidden(name, value))<button type="submit" class="plain" aria-label="\(label)">\(context.say(.remove))</button>
      """, style: "")
  }

  func steps(_ context: DeskContext) -> HTML {
    let items = content.steps.map { step -> HTML in
      let kind = context.say(step.kind.phrase)
      let about: HTML = step.destination.map { ": \(context.name(StateCode($0)))" as HTML } ?? ""
      return """
        <li><b>\(kind)\(about)</b> <span>\(time(step.at, context))</span>
        <small>\(evidence(step.evidence, context))</small>
        \(remove("steps", "step", step.id.text, context.say(.removeLabel, ["what": .text(kind)]), context))</li>
        """
    }
    let list: HTML =
      items.isEmpty ? "<p class=\"quiet\">\(context.say(.stepsNone))</p>" : "<ul class=\"entries\">\(items)</ul>"
    return """
      <section class="panel" aria-labelledby="steps"><h2 id="steps">\(context.say(.steps))</h2>
      \(list)\(context.may(.writeCases) ? stepForm(context) : "")</section>
      """
  }

  private func time(_ text: String, _ context: DeskContext) -> String {
    (try? DateParsing.legalTime(text)).map { Words.time($0, context.language) } ?? text
  }

  private func stepForm(_ context: DeskContext) -> HTML {
    let kinds = StepKind.allCases.map { (value: $0.rawValue, label: context.say($0.phrase)) }
    let zones = StepReading.zones.map { (value: $0, label: $0.replacing("_", with: " ")) }
    let isOpen: HTML = step.form.mistakes.isEmpty ? "" : " open"
    let fields: HTML = """
      \(seen(context))
      \(context.field(FormField("kind", context.say(.stepKind), .choice(kinds), value: step.form["kind"]), step.form.mistakes))
      \(context.field(FormField("to", context.say(.stepCountry), value: step.form["to"], help: context.say(.stepCountryHelp)), step.form.mistakes))
      \(context.field(FormField("day", context.say(.stepDay), .text("date"), value: step.form["day"], isRequired: true), step.form.mistakes))
      \(context.field(FormField("time", context.say(.stepTime), .text("time"), value: step.form["time"], help: context.say(.stepTimeHelp)), step.form.mistakes))
      \(context.field(FormField("zone", context.say(.stepZone), .choice(zones), value: step.form["zone"]), step.form.mistakes))
      \(context.field(FormField("source", context.say(.evidence), value: step.form["source"], help: context.say(.evidenceHelp)), step.form.mistakes))
      <p>\(context.button(context.say(.stepRecord)))</p>
      """
    return """
      <details\(isOpen)><summary>\(context.say(.stepAdd))</summary>
      \(context.form("\(path)/steps", fields))</details>
      """
  }

  func notes(_ context: DeskContext) -> HTML {
    let items = content.notes.reversed().map { note -> HTML in
      let by = members.name(of: note.by, context)
      return """
        <li><p class="text-of-note">\(note.text)</p>
        <small>\(by), \(context.time(note.at))</small>
        \(remove("notes", "note", note.id.text, context.say(.removeLabel, ["what": .text(context.say(.note))]), context))</li>
        """
    }
    let list: HTML = items.isEmpty ? "" : "<ul class=\"entries\">\(items)</ul>"
    let form: HTML =
      context.may(.writeCases)
      ? context.form(
        "\(path)/notes",
        """
        \(context.field(FormField("text", context.say(.noteNew), .lines, isRequired: true, longest: 20_000)))
        <p>\(context.button(context.say(.noteAdd), style: "second"))</p>
        """) : ""
    return """
      <section class="panel" aria-labelledby="notes"><h2 id="notes">\(context.say(.notes))</h2>\(list)\(form)</section>
      """
  }

  func documents(_ context: DeskContext) -> HTML {
    let documents = content.documents.map { document -> HTML in
      """
      <li><a href="\(path)/documents/\(document.id.text)">\(document.name)</a>
      <small>\(context.say(.documentSize, ["size": .number(max(1, document.size / 1024))])), \(context.time(document.at))</small>
      \(remove("documents", "document", document.id.text, context.say(.removeLabel, ["what": .text(document.name)]), context))</li>
      """
    }
    let receipts = content.receipts.map { receipt -> HTML in
      let finding = Finding(rawValue: receipt.finding).map { Words.label($0, context.language) } ?? receipt.finding
      let what = context.say(
        .receiptOf,
        [
          "country": .text(context.name(StateCode(receipt.destination))), "finding": .text(finding),
          "day": .text(context.language.wordedDates(receipt.day)),
        ])
      return """
        <li><a href="\(path)/documents/\(receipt.id.text)">\(what)</a>
        <span>\(receipt.purpose)</span> <small>\(context.time(receipt.at)) · <code>\(receipt.digest.prefix(19).description)</code></small></li>
        """
    }
    let list: HTML =
      documents.isEmpty && receipts.isEmpty
      ? "<p class=\"quiet\">\(context.say(.documentsNone))</p>" : "<ul class=\"entries\">\(documents)\(receipts)</ul>"
    let form: HTML =
      context.may(.writeCases)
      ? context.form(
        "\(path)/documents",
        """
        \(context.field(FormField("file", context.say(.documentNew), .file(accept: ".pdf,.png,.jpg,.jpeg,.txt,.docx,.odt"), help: context.say(.documentHelp), isRequired: true)))
        <p>\(context.button(context.say(.documentAdd), style: "second"))</p>
        """, isUpload: true) : ""
    return """
      <section class="panel" aria-labelledby="documents"><h2 id="documents">\(context.say(.documents))</h2>\(list)\(form)</section>
      """
  }

  func people(_ context: DeskContext) -> HTML {
    let assigned = content.assignees
    let items = assigned.map { id -> HTML in
      let name = members.name(of: id, context)
      let form: HTML =
        context.may(.assignPeople)
        ? context.form(
          "\(path)/people",
          """
          \(context.hidden("member", id.text))<button type="submit" name="do" value="remove" class="plain" aria-label="\(context.say(.removeLabel, ["what": .text(name)]))">\(context.say(.remove))</button>
          """, style: "") : ""
      return "<li>\(name) \(form)</li>"
    }
    let free = members.filter { $0.ended == nil && $0.may(.readCases) && !assigned.contains($0.id) }
    let form: HTML =
      context.may(.assignPeople) && !free.isEmpty
      ? context.form(
        "\(path)/people",
        """
        \(context.field(FormField("member", context.say(.peopleAdd), .choice(free.map { (value: $0.id.text, label: $0.name) }))))
        <p>\(context.button(context.say(.peopleAssign), name: "do", value: "add", style: "second"))</p>
        """) : ""
    let list: HTML =
      items.isEmpty ? "<p class=\"quiet\">\(context.say(.peopleNone))</p>" : "<ul class=\"entries\">\(items)</ul>"
    return """
      <section class="panel" aria-labelledby="people"><h2 id="people">\(context.say(.peopleOfCase))</h2>\(list)\(form)</section>
      """
  }

  func watch(_ context: DeskContext) -> HTML {
    guard context.may(.writeCases) else { return "" }
    let typed = watched?.typed ?? content.watched.map { context.name(StateCode($0)) }.joined(separator: ", ")
    let fields: HTML = """
      \(seen(context))
      \(context.field(FormField("to", context.say(.watchCountries), value: typed, help: context.say(.watchHelp), longest: 4_000, id: "watched"), watched?.mistakes ?? []))
      <p>\(context.button(context.say(.save), style: "second"))</p>
      """
    return """
      <section class="panel" aria-labelledby="watch"><h2 id="watch">\(context.say(.watch))</h2>
      \(context.form("\(path)/watched", fields))</section>
      """
  }

  private func code(_ context: DeskContext) -> HTML {
    context.form(
      "\(path)/code",
      "<p>\(context.say(.caseCodeWords))</p><p>\(context.button(context.say(.caseCode), style: "second"))</p>")
  }

  func actions(_ context: DeskContext) -> HTML {
    guard context.may(.writeCases) else { return "" }
    let close = context.form(
      "\(path)/closed",
      content.isClosed
        ? context.button(context.say(.caseReopen), name: "do", value: "open", style: "second")
        : context.button(context.say(.caseClose), name: "do", value: "close", style: "second"), style: "")
    let erase: HTML =
      context.may(.eraseCases) ? "<p><a href=\"\(path)/erase\">\(context.say(.caseErase))</a></p>" : ""
    let rename = context.form(
      "\(path)/reference",
      """
      \(seen(context))
      \(context.field(FormField("reference", context.say(.caseReference), value: content.reference, isRequired: true, longest: CaseReference.longest)))
      <p>\(context.button(context.say(.save), style: "second"))</p>
      """)
    return """
      <section class="panel" aria-labelledby="actions"><h2 id="actions">\(context.say(.caseActions))</h2>
      <details><summary>\(context.say(.caseRename))</summary>\(rename)</details>
      <details><summary>\(context.say(.caseCode))</summary>\(code(context))</details>
      \(close)\(erase)</section>
      """
  }
}

extension StepKind {
  var phrase: DeskPhrase {
    switch self {
    case .writtenNotice: .stepWrittenNotice
    case .noticeToCounsel: .stepNoticeToCounsel
    case .oralNotice: .stepOralNotice
    case .fearOpportunity: .stepFearOpportunity
    case .fearStated: .stepFearStated
    case .screeningFavourable: .stepScreeningFavourable
    case .screeningUnfavourable: .stepScreeningUnfavourable
    case .judgeDecided: .stepJudgeDecided
    case .governmentMovedToReopen: .stepGovernmentMovedToReopen
    case .motionToReopenFiled: .stepMotionToReopenFiled
    case .petitionForReviewFiled: .stepPetitionForReviewFiled
    case .stayGranted: .stepStayGranted
    case .agreementScreening: .stepAgreementScreening
    case .other: .stepOther
    }
  }
}
