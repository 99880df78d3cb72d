internal import Geography

/// The projection of Arthur H. Robinson (1963), by its table: the usual map of the world, neither true to area nor to
/// angles, but without great distortion of either. Between two parallels of the table it is straight.
enum Robinson {
  /// Per five degrees of latitude: the length of the parallel, and its distance from the equator, as parts of theirs.
  private static let table: [(length: Double, height: Double)] = [
    (1.0000, 0.0000), (0.9986, 0.0620), (0.9954, 0.1240), (0.9900, 0.1860), (0.9822, 0.2480), (0.9730, 0.3100),
    (0.9600, 0.3720), (0.9427, 0.4340), (0.9216, 0.4958), (0.8962, 0.5571), (0.8679, 0.6176), (0.8350, 0.6769),
    (0.7986, 0.7346), (0.7597, 0.7903), (0.7186, 0.8435), (0.6732, 0.8936), (0.6213, 0.9394), (0.5722, 0.9761),
    (0.5322, 1.0000),
  ]

  /// The northern edge of the sheet: what lies beyond is sea and ice.
  private static let top = 83.7

  /// Units from the left edge and from the top of a sheet on which the equator is `width` long.
  static func project(_ point: GeographicPoint, width: Int) -> (x: Double, y: Double) {
    let scale = Double(width)
    let row = parallel(point.latitude)
    // 0.8487 and 1.3523 are the factors of the projection; the equator is 2π · 0.8487 radii long.
    let ratio = 1.3523 / (2 * Double.pi * 0.8487)
    let x = scale / 2 + row.length * point.longitude / 360 * scale
    let y = (parallel(top).height - row.height) * ratio * scale
    return (x, y)
  }

  private static func parallel(_ latitude: Double) -> (length: Double, height: Double) {
    let steps = min(abs(latitude) / 5, Double(table.count - 1))
    let index = min(Int(steps), table.count - 2)
    let part = steps - Double(index)
    let (low, high) = (table[index], table[index + 1])
    let height = low.height + (high.height - low.height) * part
    return (low.length + (high.length - low.length) * part, latitude < 0 ? -height : height)
  }
}
