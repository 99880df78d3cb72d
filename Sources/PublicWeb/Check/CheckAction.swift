/// The button of the check that was pressed.
enum CheckAction: Hashable {
  case begin, settings, upload, proceed, back
  case yes, no, unknown, answer
  /// A fact whose answer is to be given again.
  case change(String)
  case brief, allDestinations
  /// One destination by code.
  case detail(String)
  /// The sheet for the person: of one destination by code, or of the only one.
  case sheet(String?)
  case downloadCase, downloadReceipt, downloadCalendar

  /// By the value of the button; `nil` for what no button says.
  init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first ?? "", parts.count > 1 ? parts[1] : nil) {
    case ("begin", nil): self = .begin
    case ("settings", nil): self = .settings
    case ("upload", nil): self = .upload
    case ("continue", nil): self = .proceed
    case ("back", nil): self = .back
    case ("yes", nil): self = .yes
    case ("no", nil): self = .no
    case ("unknown", nil): self = .unknown
    case ("answer", nil): self = .answer
    case ("change", let fact?): self = .change(fact)
    case ("brief", nil): self = .brief
    case ("brief-all", nil): self = .allDestinations
    case ("detail", let code?): self = .detail(code)
    case ("case", nil): self = .downloadCase
    case ("sheet", let code): self = .sheet(code)
    case ("receipt", nil): self = .downloadReceipt
    case ("calendar", nil): self = .downloadCalendar
    default: return nil
    }
  }
}
