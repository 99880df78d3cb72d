/// All that the desk answers.
package enum DeskRoutes {
  package static let all: [DeskRoute] = cases + tables + alerts
}
