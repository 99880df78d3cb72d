/// The parts of the desk, as the head of each page lists them.
package enum DeskSection: CaseIterable, Sendable {
  case cases, deadlines, alerts, reception, people, log, settings, account, outside
}
