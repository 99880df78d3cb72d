internal import Record
internal import Register
internal import Safeguards

/// Which page stands at an address, and which parameters it takes: the one place in which a family of pages is joined
/// to the site.
extension Site {
  /// Whether the site has such pages at all.
  func isPlanned(_ address: Address) -> Bool {
    switch address {
    case .home, .arrangements, .arrangement: true
    case .norms, .norm: true
    case .states, .state: true
    case .sources, .source: true
    case .transfers: true
    case .changes: true
    // What is asked there needs a program to answer.
    case .check, .emergency: !isStatic
    case .method: true
    case .data: true
    }
  }

  /// Whether a link may lead there: the page exists, and the register has the item on these clocks.
  package func hasPage(_ address: Address, _ view: RecordView) -> Bool {
    guard isPlanned(address) else { return false }
    switch address {
    case .arrangement(let id): return view.progress(of: id) != nil
    case .norm(let id): return view.has(id)
    case .state(let code): return norms.names[code] != nil
    case .source(let id): return view.catalog.document(id)?.id == id
    case .home, .arrangements, .norms, .states, .sources, .transfers, .changes, .check, .emergency, .method, .data:
      return true
    }
  }

  /// Beside the two clocks, which every page takes.
  func parameters(of address: Address) -> [QueryParameter] {
    switch address {
    case .arrangements: ArrangementFilter.parameters(norms.corpus)
    case .norms: NormsPage.parameters(norms.corpus)
    case .states: StatesPage.parameters(norms.corpus)
    case .sources: SourceListPage.parameters
    case .transfers: TransfersPage.parameters(norms.corpus)
    case .changes: ChangesPage.parameters
    case .home, .arrangement, .norm, .state, .source, .check, .emergency, .method, .data:
      []
    }
  }

  /// The page, made from the record as the context shows it; `nil` where the register has no such item.
  func page(_ address: Address, _ context: PageContext) -> (any SitePage)? {
    switch address {
    case .home: HomePage(context)
    case .arrangements: ArrangementsPage(context)
    case .arrangement(let id): context.view.progress(of: id).map { ArrangementPage($0, context) }
    case .norms: NormsPage(context)
    case .norm(let id): context.view.norm(id).map { NormPage($0, context) }
    case .states: StatesPage(context)
    case .state(let code): StatePage(code, context)
    case .sources: SourceListPage(context)
    case .source(let id): context.view.catalog.document(id).map { DocumentPage($0, context) }
    case .transfers: TransfersPage(context)
    case .changes: ChangesPage(context)
    case .check: CheckStartPage(context)
    case .emergency: EmergencyStartPage(context)
    case .method: MethodPage()
    case .data: DataPage()
    }
  }
}
