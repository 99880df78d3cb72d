package import Register

/// The region of the world in which a State lies: the five of the United Nations (M49), by which readers filter.
///
/// Kosovo and Taiwan have no place of their own in M49; they are put where the map has them.
package enum Region: String, CaseIterable, Sendable {
  case africa, americas, asia, europe, oceania

  /// `nil` for Antarctica, and for a code that is none.
  package init?(of state: StateCode) {
    guard let region = Region.places[state.text] else { return nil }
    self = region
  }

  private static let places: [String: Region] = {
    var places: [String: Region] = [:]
    for region in allCases {
      for code in region.codes.split(whereSeparator: \.isWhitespace) { places[String(code)] = region }
    }
    return places
  }()

  private var codes: String {
    switch self {
    case .africa:
      """
      AGO ATF BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ESH ETH GAB GHA GIN GMB GNB GNQ
      IOT KEN LBR LBY LSO MAR MDG MLI MOZ MRT MUS MWI MYT NAM NER NGA REU RWA SDN SEN SHN SLE SOM SSD STP
      SWZ SYC TCD TGO TUN TZA UGA ZAF ZMB ZWE
      """
    case .americas:
      """
      ABW AIA ARG ATG BES BHS BLM BLZ BMU BOL BRA BRB BVT CAN CHL COL CRI CUB CUW CYM DMA DOM ECU FLK GLP
      GRD GRL GTM GUF GUY HND HTI JAM KNA LCA MAF MEX MSR MTQ NIC PAN PER PRI PRY SGS SLV SPM SUR SXM TCA
      TTO URY USA VCT VEN VGB VIR
      """
    case .asia:
      """
      AFG ARE ARM AZE BGD BHR BRN BTN CHN CYP GEO HKG IDN IND IRN IRQ ISR JOR JPN KAZ KGZ KHM KOR KWT LAO
      LBN LKA MAC MDV MMR MNG MYS NPL OMN PAK PHL PRK PSE QAT SAU SGP SYR THA TJK TKM TLS TUR TWN UZB VNM
      YEM
      """
    case .europe:
      """
      ALA ALB AND AUT BEL BGR BIH BLR CHE CZE DEU DNK ESP EST FIN FRA FRO GBR GGY GIB GRC HRV HUN IMN IRL
      ISL ITA JEY LIE LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SJM SMR SRB SVK SVN SWE UKR
      VAT XKX
      """
    case .oceania:
      """
      ASM AUS CCK COK CXR FJI FSM GUM HMD KIR MHL MNP NCL NFK NIU NRU NZL PCN PLW PNG PYF SLB TKL TON TUV
      UMI VUT WLF WSM
      """
    }
  }
}
