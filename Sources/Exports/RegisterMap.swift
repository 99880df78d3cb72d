internal import Geography
internal import Pages
internal import Record
internal import Register

/// The arrangements on a map, as GeoJSON (RFC 7946): lines between States, and the States as points.
struct RegisterMap: Sendable {
  private let corpus: Corpus
  private let points: [StateCode: GeographicPoint]
  private let names: [StateCode: String]

  init(corpus: Corpus, outlines: Outlines) {
    self.corpus = corpus
    names = Dictionary(corpus.states.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    var points: [StateCode: GeographicPoint] = [:]
    for code in Set(corpus.arrangements.flatMap { [$0.sender] + $0.to }) {
      points[code] = outlines[code.text]?.representativePoint
    }
    self.points = points
  }

  /// A line for each destination of each arrangement; `geometry` is `null` where a State was not named or is on no map.
  var arrangements: String {
    collection(
      corpus.arrangements.flatMap { arrangement -> [String] in
        let targets: [StateCode?] = arrangement.to.isEmpty ? [nil] : arrangement.to.map { $0 }
        return targets.map { to in
          let progress = ArrangementProgress(arrangement, on: CivilDate(days: Int(Int32.max)))
          let properties: [(String, JSON)] = [
            ("arrangement", .text(arrangement.id.text)), ("title", .text(arrangement.title)),
            ("sender", .text(arrangement.sender.text)), ("sender_label", .text(name(arrangement.sender))),
            ("to", .optional(to?.text)), ("to_label", .text(to.map(name) ?? arrangement.toNote)),
            ("kind", .text(arrangement.kind.rawValue)), ("kind_label", .text(arrangement.kind.label)),
            ("text_published", .text(arrangement.textPublished.rawValue)),
            ("group", .text(progress.group.rawValue)), ("stage", .optional(progress.stage?.stage.rawValue)),
            ("stage_label", .optional(progress.stage?.stage.label)),
            ("since", .optional(progress.stage?.date?.description)),
            ("denied", .bool(!progress.liveDenials.isEmpty)),
          ]
          let ends = to.flatMap { to in points[arrangement.sender].flatMap { from in points[to].map { (from, $0) } } }
          let id = arrangement.to.count > 1 ? "\(arrangement.id):\(to?.text ?? "")" : arrangement.id.text
          return feature(id, ends.map { RegisterMap.line($0, $1) } ?? "null", properties)
        }
      })
  }

  /// The States that send, or are asked to take people.
  var states: String {
    let senders = Set(corpus.arrangements.map(\.sender))
    let destinations = Dictionary(grouping: corpus.arrangements.flatMap(\.to)) { $0 }.mapValues(\.count)
    return collection(
      senders.union(destinations.keys).sorted().map { code in
        feature(
          code.text,
          points[code].map { "{\"type\":\"Point\",\"coordinates\":\(RegisterMap.position($0))}" } ?? "null",
          [
            ("state", .text(code.text)), ("state_label", .text(name(code))), ("sends", .bool(senders.contains(code))),
            ("arrangements_as_destination", .number(destinations[code] ?? 0)),
          ])
      })
  }

  private func name(_ code: StateCode) -> String { names[code] ?? code.text }

  private func feature(_ id: String, _ geometry: String, _ properties: [(String, JSON)]) -> String {
    "{\"type\":\"Feature\",\"id\":\(JSON.text(id).flat),\"geometry\":\(geometry),\"properties\":\(JSON.object(properties).flat)}"
  }

  private func collection(_ features: [String]) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
  }

  /// Cut in two where the short way crosses the 180th meridian (RFC 7946, 3.1.9).
  static func line(_ from: GeographicPoint, _ to: GeographicPoint) -> String {
    let east = to.longitude - from.longitude
    guard abs(east) > 180 else {
      return "{\"type\":\"LineString\",\"coordinates\":[\(position(from)),\(position(to))]}"
    }
    let edge = from.longitude > 0 ? 180.0 : -180.0
    let way = east > 0 ? east - 360 : east + 360
    let latitude = from.latitude + (to.latitude - from.latitude) * (edge - from.longitude) / way
    let here = position(GeographicPoint(longitude: edge, latitude: latitude))
    let there = position(GeographicPoint(longitude: -edge, latitude: latitude))
    return
      "{\"type\":\"MultiLineString\",\"coordinates\":[[\(position(from)),\(here)],[\(there),\(position(to))]]}"
  }

  /// Thousandths of a degree, as precise as the outlines.
  static func position(_ point: GeographicPoint) -> String {
    "[\(decimal(point.longitude)),\(decimal(point.latitude))]"
  }

  private static func decimal(_ degrees: Double) -> String {
    let thousandths = Int((degrees * 1000).rounded())
    let size = abs(thousandths)
    return "\(thousandths < 0 ? "-" : "")\(size / 1000).\(padded(size % 1000, 3))"
  }
}
