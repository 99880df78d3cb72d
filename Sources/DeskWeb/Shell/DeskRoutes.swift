/// All that the desk answers.
package enum DeskRoutes {
  package static let all: [DeskRoute] =
    accounts + people + organisation + cases + tables + alerts + deadlines + reception
    + languages
}
