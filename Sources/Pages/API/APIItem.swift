internal import Record
internal import Register
internal import Safeguards

/// One item of the API, by its id.
struct APIItem {
  let members: [(String, JSON)]

  static func address(_ collection: APICollection, _ id: String) -> Address {
    switch collection {
    case .arrangements, .transfers: .arrangement(ArrangementID(id))
    case .norms: .norm(NormID(id))
    case .states: .state(StateCode(id))
    case .sources: .source(id)
    }
  }

  /// `nil` where the register has none on these clocks.
  init?(_ collection: APICollection, _ id: String, _ context: PageContext) {
    let show = RegisterShowPage(context.view, context.site.norms)
    let exists =
      switch collection {
      case .arrangements, .transfers: context.view.progress(of: ArrangementID(id)) != nil
      case .norms: context.view.has(NormID(id))
      case .states: context.site.norms.names[StateCode(id)] != nil
      case .sources: context.view.catalog.document(id)?.id == id
      }
    guard exists else { return nil }
    if case .arrangements = collection, let progress = context.view.progress(of: ArrangementID(id)) {
      members = ArrangementPage(progress, context).json(context)
      return
    }
    guard case .object(let members)? = show.json(id) else { return nil }
    self.members = members
  }
}
