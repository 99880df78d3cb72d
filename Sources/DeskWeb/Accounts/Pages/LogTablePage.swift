internal import Casework
internal import Desks
internal import Pages

/// The log of the organisation, the latest first.
struct LogTablePage: DeskPage {
  var log: LogPage
  /// The id that was asked for.
  var subject: String
  let section = DeskSection.log

  func title(_ context: DeskContext) -> String { context.say(.logTitle) }

  func body(_ context: DeskContext) -> HTML {
    """
    <div class="lead"><h1>\(title(context))</h1>
    <p class="standfirst">\(context.say(.logWords, ["count": .number(log.count)]))</p></div>
    \(filter(context))
    \(log.entries.isEmpty ? "<p class=\"empty\">\(context.say(.logNone))</p>" : table(context))
    <p class="pages">\(older(context)) <a href="/desk/log/export">\(context.say(.logExport))</a></p>
    """
  }

  /// A form that asks and changes nothing: it is sent with GET.
  private func filter(_ context: DeskContext) -> HTML {
    let all: HTML =
      subject.isEmpty ? "" : "<p><a href=\"/desk/log\">\(context.say(.logFilterAll))</a></p>"
    return """
      <div class="toolbar"><form method="get" action="/desk/log" class="check" role="search">
      \(context.field(FormField("about", context.say(.logFilter), value: subject, help: context.say(.logFilterHelp), longest: 60)))
      <p>\(context.button(context.say(.logFilterButton), style: "plain"))</p></form>\(all)</div>
      """
  }

  private func older(_ context: DeskContext) -> HTML {
    guard log.hasOlder, let last = log.entries.last else { return "" }
    let about = subject.isEmpty ? "" : "&about=\(subject)"
    return "<a href=\"/desk/log?before=\(last.number)\(about)\" rel=\"next\">\(context.say(.logOlder))</a>"
  }

  private func table(_ context: DeskContext) -> HTML {
    let columns: [DeskPhrase] = [.logColumnNumber, .logColumnTime, .logColumnWho, .logColumnWhat, .logColumnAbout]
    let rows = log.entries.map { entry in
      CardTable.Row(
        "\(entry.number)",
        [context.time(entry.at), HTML(who(entry.actor, context)), what(entry, context), about(entry.subject)])
    }
    return CardTable(columns: columns.map { context.say($0) }, heads: .number, rows: rows).html
  }

  private func who(_ actor: AuditEntry.Actor, _ context: DeskContext) -> String {
    switch actor {
    case .member(let id): log.names[id] ?? id.text
    case .program: context.say(.logProgram)
    case .operatorOfMachine: context.say(.logOperator)
    case .outside: context.say(.logOutside)
    }
  }

  private func what(_ entry: AuditEntry, _ context: DeskContext) -> HTML {
    let detail: HTML = entry.detail.isEmpty ? "" : "<small>\(entry.detail)</small>"
    return "\(context.say(entry.action.phrase))\(detail)"
  }

  private func about(_ subject: String?) -> HTML {
    guard let subject else { return "" }
    let name = MemberID(subject).flatMap { log.names[$0] }
    return "<a href=\"/desk/log?about=\(subject)\">\(name ?? subject)</a>"
  }
}
