internal import Register
internal import Safeguards

extension EmergencyPage {
  package func text(_ style: TextStyle) -> String {
    var page = TextCanvas(style)
    page.paragraph(title.uppercased(), colour: .bold)
    page.paragraph(subtitle, colour: .dim)
    page.blank()
    if !weakness.isEmpty { page.paragraph(weakness, lead: "! ", colour: .yellow) }
    page.paragraph("\(Words.label(result.finding, language)): \(finding)")
    for line in [changed, nothingOwed] where !line.isEmpty { page.paragraph(line) }
    for section in sections where !section.isBackground { text(section, &page) }
    text(call, &page)
    for section in sections where section.isBackground { text(section, &page) }
    page.blank()
    page.paragraph(footer, colour: .dim)
    return page.text
  }

  private func text(_ section: Section, _ page: inout TextCanvas) {
    page.heading(section.title)
    for entry in section.lines.shown {
      page.paragraph(entry.what(language), lead: "- \(entry.label(language)): ", indent: 2)
      for (lead, text) in [
        (Phrase.emergencyFromLead, entry.whom(language)), (.emergencyHowLead, entry.ask?.form ?? ""),
        (.emergencyWhenLead, entry.time(language)),
      ] where !text.isEmpty {
        page.paragraph(text, lead: language.say(lead), indent: 4)
      }
      page.paragraph("[\(entry.rule.id)] \(proof(entry))", indent: 4, colour: .dim)
    }
    let more = more(section)
    if !more.isEmpty { page.paragraph(more, indent: 2, colour: .dim) }
  }

  private func text(_ call: PhoneCall, _ page: inout TextCanvas) {
    guard !call.groups.isEmpty else { return }
    page.heading(language.say(.emergencyCall))
    for (index, group) in call.groups.enumerated() {
      page.paragraph("\(index + 1). \(group.topic.title(language))", indent: 2, colour: .bold)
      for question in group.questions {
        page.paragraph(question.words, lead: "[ ] ", indent: 5)
        page.paragraph(note(question), indent: 9, colour: .dim)
      }
    }
  }
}
