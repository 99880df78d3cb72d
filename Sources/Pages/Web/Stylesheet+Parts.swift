extension Stylesheet {
  /// What pages are put together from.
  static let parts = """
    .lead, .narrow, .changes, .changes ul, .list, .call, .claims, .claims > li, .side, .sources { grid-template-columns: minmax(0, 1fr); }
    .lead { display: grid; gap: var(--s4); max-inline-size: 54rem; padding-block: var(--s4) 0; }
    .narrow { display: grid; gap: var(--s4); max-inline-size: var(--measure); }
    .kicker { font-size: 0.9rem; color: var(--soft); }
    .standfirst { font-size: var(--t1); line-height: 1.5; max-inline-size: var(--measure); color: var(--soft); }
    section > h2 { padding-block-start: var(--s3); border-block-start: 1px solid var(--strong-rule); margin-block-end: var(--s4); }
    section > p, section > ul, section > ol { max-inline-size: var(--measure); }
    section > .quiet { margin-block: calc(-1 * var(--s2)) var(--s4); }
    .figure-list { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.25rem), 1fr)); gap: var(--s4) var(--s5); max-inline-size: none; margin-block-end: var(--s4); }
    .figure-list li, .figure-list a { display: grid; align-content: start; gap: var(--s1); text-decoration: none; }
    .figure-list a:hover .figure-words { text-decoration: underline; }
    .figure-number { font: 600 2.75rem/1 var(--serif); font-variant-numeric: lining-nums tabular-nums; color: var(--accent); }
    .figure-words { font: 0.92rem/1.4 var(--sans); color: var(--ink); }
    .figures .quiet { margin-block: 0 var(--s4); }
    .inline { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: var(--s1) var(--s5); font-size: 0.95rem; max-inline-size: none; }
    .inline a { display: inline-block; padding-block: var(--s1); }
    .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: var(--s6); align-items: start; }
    .call { background: var(--raised); border: 1px solid var(--rule); border-block-start: 4px solid var(--focus); padding: var(--s5); display: grid; gap: var(--s4); }
    .call h2 { border: 0; padding: 0; margin: 0; }
    .changes, .list { list-style: none; padding: 0; display: grid; gap: var(--s4); }
    .changes h3 { font-size: 1.0625rem; }
    .changes ul { list-style: none; padding: 0; font: 0.92rem/1.5 var(--sans); color: var(--soft); display: grid; gap: var(--s1); }
    .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr)); gap: var(--s4) var(--s5); margin-block-start: var(--s5); padding-block: var(--s4); border-block: 1px solid var(--rule); }
    .narrow .facts { grid-template-columns: 1fr; }
    .facts dt, .conditions dt { font-size: var(--t-1); font-weight: 600; color: var(--soft); }
    .facts dd { margin: 0; font-size: 1rem; line-height: 1.4; }
    .conditions { display: grid; gap: var(--s3); margin-block: var(--s2) var(--s4); font-family: var(--sans); }
    .conditions dd { margin: 0; }
    .stage { display: inline-flex; align-items: center; gap: 0.4em; font-weight: 600; font-size: 0.95rem; line-height: 1.35; }
    td .stage { align-items: baseline; }
    td .stage .mark { flex: none; transform: translateY(0.12em); }
    .flag { display: inline-block; font-size: var(--t-1); line-height: 1.3; font-weight: 600; padding: 0.1em 0.5em; border: 1px solid currentColor; border-radius: 2px; }
    .flag-denied { color: var(--refused); }
    .flag-weak { color: var(--suspended); border-style: dashed; }
    .verdict { font-size: var(--t1); font-family: var(--sans); display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s3); }
    .verdict .stage { font-size: var(--t1); }
    .since { color: var(--soft); font-size: 1rem; }
    .unknown { background: var(--raised); border: 1px dashed var(--soft); padding: var(--s5); }
    .unknown > h2 { border: 0; padding: 0; }
    .unknown li + li { margin-block-start: var(--s2); }
    .g-agreed { color: var(--agreed); } .g-suspended { color: var(--suspended); } .g-ended { color: var(--ended); }
    .g-discussed { color: var(--discussed); } .g-refused { color: var(--refused); } .g-denied { color: var(--denied); }
    .g-silent, .g-other { color: var(--other); } .g-force { color: var(--accent); }
    .filters { background: var(--raised); border: 1px solid var(--rule); padding: var(--s2) var(--s4); margin-block: var(--s5) var(--s4); }
    .filters .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 12.5rem), 1fr)); gap: var(--s3) var(--s4); padding-block: var(--s3); }
    .filters form > p { padding-block-end: var(--s3); }
    .count { font-size: 0.95rem; margin-block: var(--s3); display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); }
    """

  /// Tables; those with the class `cards` become cards where there is no room for columns.
  static let tables = """
    table { border-collapse: collapse; inline-size: 100%; }
    th, td { text-align: start; vertical-align: top; padding: var(--s2) var(--s4) var(--s2) 0; border-block-end: 1px solid var(--rule); line-height: 1.4; }
    tbody th { font-weight: 600; font-size: 1rem; }
    thead th { font-size: var(--t-1); color: var(--soft); border-block-end: 1px solid var(--strong-rule); vertical-align: bottom; }
    thead a { color: inherit; text-decoration: none; display: inline-block; padding-block: var(--s2); }
    thead a:hover { text-decoration: underline; }
    thead [aria-sort] a { color: var(--ink); }
    td { font-size: 0.92rem; }
    td small { display: block; color: var(--soft); }
    td small time, th time { white-space: nowrap; }
    td .flag { margin-block: 0.15em; }
    .number { font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
    caption { text-align: start; padding-block-end: var(--s2); }
    .none { color: var(--soft); }
    tbody tr:hover { background: color-mix(in srgb, var(--rule) 28%, transparent); }
    .twin table { max-inline-size: 60rem; }
    """

  /// Claims with who says them.
  static let claims = """
    .claims { list-style: none; padding: 0; display: grid; gap: var(--s4); max-inline-size: var(--measure); }
    .claims > li { padding-inline-start: var(--s4); border-inline-start: 3px solid var(--rule); display: grid; gap: var(--s1); }
    .claims li { min-inline-size: 0; }
    .claim-head { font-size: 0.88rem; color: var(--soft); }
    .claim-head b { color: var(--ink); }
    .claim-by { font-size: 0.88rem; color: var(--soft); line-height: 1.45; }
    .retraction { font: 0.9rem/1.45 var(--sans); color: var(--refused); }
    .cites { white-space: normal; }
    .cites a { display: inline-block; min-inline-size: 1.6em; text-align: center; font: 600 0.75rem/1.6 var(--sans); border: 1px solid var(--rule); border-radius: 2px; padding-inline: 0.3em; text-decoration: none; }
    .cites a:hover { border-color: currentColor; }
    .sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: var(--s5); align-items: start; }
    .side { padding: var(--s4) var(--s5) var(--s5); display: grid; gap: var(--s4); align-content: start; border-block-start: 4px solid var(--agreed); background: var(--said-tint); }
    .side-denied { border-block-start: 4px double var(--refused); background: var(--denied-tint); }
    .side .claims > li { border-inline-start-color: var(--agreed); }
    .side-denied .claims > li { border-inline-start-color: var(--refused); }
    .beside { grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); max-inline-size: none; margin-block-end: var(--s5); padding-block-end: var(--s5); border-block-end: 1px solid var(--rule); }
    .sources { display: grid; gap: var(--s4); max-inline-size: 52rem; font-size: 1rem; padding-inline-start: 2.2em; }
    .sources li::marker { font: 600 0.85rem var(--sans); color: var(--soft); }
    .sources li:target { background: var(--travel); outline: var(--s2) solid var(--travel); }
    """

  /// Norms and their force.
  static let norms = """
    .f-in-force { color: var(--agreed); } .f-not-in-force { color: var(--ended); } .f-disputed { color: var(--suspended); } .f-depends { color: var(--discussed); }
    .force.f-disputed { fill-opacity: 0.14; stroke: currentColor; stroke-dasharray: 4 3; }
    .force.f-depends { fill-opacity: 0.45; stroke: currentColor; }
    .g-actor { color: var(--soft); } .g-actor .force { opacity: 0.55; }
    .turn { stroke: var(--ink); stroke-width: 2; }
    .cite { color: var(--soft); font: 0.88rem/1.4 var(--sans); display: block; }
    .rules { display: grid; gap: 0; }
    .rule { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s3) var(--s6); padding-block: var(--s4); border-block-end: 1px solid var(--rule); }
    .rule > div { display: grid; gap: var(--s1); align-content: start; }
    .rule .conditions { margin: 0; align-content: start; gap: var(--s2); }
    .rule .conditions dd { min-inline-size: 0; }
    .rule > .quiet { margin: 0; }
    .rule:target { background: var(--travel); outline: var(--s2) solid var(--travel); }
    .ties { margin-block: 0; }
    .cases h3 { font-size: 1.0625rem; }
    .outcomes { font: 0.92rem/1.5 var(--sans); list-style: none; padding: 0; display: grid; gap: var(--s1); }
    h1.long { font-size: var(--t3); }
    .moved { fill: var(--agreed); fill-opacity: 0.75; }
    .big { font: 600 var(--t2)/1 var(--serif); }
    .between { display: flex; flex-wrap: wrap; gap: var(--s3) var(--s5); align-items: end; margin-block-start: var(--s5); }
    .prose li + li { margin-block-start: var(--s3); }
    .agreed-list { font: 1rem/1.6 var(--sans); margin-block-start: var(--s4); max-inline-size: 54rem; }
    .questions ul { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: 0 var(--s5); max-inline-size: none; }
    .questions a { display: block; padding-block: var(--s3); border-block-end: 1px solid var(--rule); font: 600 1.0625rem/1.35 var(--serif); }
    .plain { list-style: none; padding: 0; display: grid; gap: var(--s1); }
    .plain svg { display: inline-block; vertical-align: -0.1em; }
    .answers { list-style: none; padding: 0; font: 1.0625rem/1.5 var(--sans); display: grid; gap: var(--s2); }
    .answers li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--s3); }
    .promise { margin-block-end: var(--s5); display: grid; gap: var(--s3); }
    .promise h3 { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s3); align-items: baseline; }
    .two { grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); max-inline-size: none; }
    @media (min-width: 52rem) { .rule { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } }
    """

  /// The map and the lines of time.
  static let drawings = """
    figure { margin: 0; }
    .sheet { overflow: hidden; }
    .sheet svg { inline-size: 100%; block-size: auto; }
    .land { fill: var(--land); stroke: var(--coast); stroke-width: 1.5; stroke-linejoin: round; }
    .arc { fill: none; stroke: currentColor; stroke-width: 1.6px; vector-effect: non-scaling-stroke; stroke-linecap: round; opacity: 0.9; }
    .past { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .past:focus { position: static; display: inline-block; inline-size: auto; block-size: auto; clip-path: none; padding: var(--s2) var(--s3); margin-block-end: var(--s2); background: var(--accent); color: var(--on-accent); font-family: var(--sans); }
    .near { fill: none; stroke: transparent; stroke-width: 12px; vector-effect: non-scaling-stroke; pointer-events: stroke; }
    .sheet a:hover .arc { stroke-width: 3.4px; opacity: 1; }
    .sheet a:focus { outline: none; }
    .sheet a:focus-visible .arc { stroke: var(--focus); stroke-width: 4.5px; opacity: 1; }
    .arc.g-suspended { stroke-dasharray: 9 5; }
    .arc.g-ended { stroke-dasharray: 14 4 2 4; }
    .arc.g-discussed { stroke-dasharray: 5 5; }
    .arc.g-refused { stroke-dasharray: 1.5 5; stroke-width: 2px; }
    .arc.g-denied { stroke-dasharray: 1.5 4 7 4; }
    .sheet .to { fill: var(--ink); } .sheet .from { fill: var(--focus); stroke: var(--paper); stroke-width: 3; }
    .key { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: var(--s2) var(--s5); font-size: 0.92rem; margin-block: var(--s3); }
    .key li { display: inline-flex; align-items: center; gap: var(--s2); }
    .line-sample .arc { stroke-width: 2.2px; opacity: 1; }
    .timeline { margin-block: var(--s2) var(--s4); overflow: hidden; }
    .timeline svg svg { display: inline; }
    .timeline text { font-family: var(--sans); }
    .lane { stroke: var(--rule); }
    .lane-name { font-size: 13px; font-weight: 600; fill: currentColor; }
    .tick { stroke: var(--rule); stroke-dasharray: 2 4; }
    .times { font-size: 11px; font-weight: 600; fill: currentColor; }
    .tick-name { font-size: 12px; fill: var(--soft); }
    .hollow { fill: var(--paper); stroke: currentColor; stroke-width: 2.4; }
    .stroke { fill: none; stroke: currentColor; stroke-width: 3; stroke-linecap: round; }
    .vague { fill: currentColor; fill-opacity: 0.28; stroke: currentColor; }
    .force { fill: currentColor; }
    .force.disputed { fill: currentColor; fill-opacity: 0.14; stroke: currentColor; stroke-dasharray: 4 3; }
    """

  /// Where there is no room for columns.
  static let small = """
    @media (max-width: 62rem) {
      .cards thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
      .cards, .cards tbody, .cards tr, .cards th, .cards td, .cards caption { display: block; }
      .cards tbody { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: var(--s4); }
      .cards tr { background: var(--raised); border: 1px solid var(--rule); padding: var(--s4); }
      .cards th, .cards td { border: 0; padding: 0; }
      .cards th { font: 600 var(--t1)/1.3 var(--serif); margin-block-end: var(--s2); }
      .cards td { display: grid; grid-template-columns: minmax(6.5rem, 32%) 1fr; gap: var(--s3); padding-block: var(--s1); }
      .cards td::before { content: attr(data-label); font-size: var(--t-1); font-weight: 600; color: var(--soft); }
      .cards td small time { white-space: normal; }
      .cards td > * { grid-column: 2; justify-self: start; min-inline-size: 0; overflow-wrap: anywhere; }
      .number { white-space: normal; }
      .none { display: none !important; }
    }
    @media (max-width: 40rem) {
      nav { inline-size: 100%; }
      .figure-list, .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      .figure-number { font-size: 2.25rem; }
      .sheet { margin-inline: -1rem; }
      .sheet svg { inline-size: 165%; margin-inline-start: -20%; }
      .bar { padding-block: var(--s3) var(--s1); gap: 0; }
      nav ul { gap: 0 var(--s3); }
      nav a { font-size: 0.85rem; }
      .clocks { padding-block: 0; gap: 0 var(--s4); }
      .clocks, .clocks summary { font-size: 0.85rem; }
      .lead { padding-block-start: 0; gap: var(--s3); }
      .standfirst { font-size: 1.125rem; }
      .cards td { padding-block: 0; }
      .cards.compact tbody { gap: 0; }
      .cards.compact tr { background: none; border: 0; border-block-end: 1px solid var(--rule); padding: var(--s3) 0; font: 0.85rem/1.5 var(--sans); color: var(--soft); }
      .cards.compact th { font-size: 1.0625rem; color: var(--ink); margin: 0; }
      .cards.compact td, .cards.compact td > div { display: inline; font-size: 0.85rem; }
      .cards.compact td::before { content: none; }
      .cards.compact td + td::before { content: "·"; font-weight: 400; margin-inline: 0.4em; }
      .cards.compact td:last-child { display: none; }
      .cards.compact td .stage { font-size: 0.85rem; }
      .side, .unknown, .call { padding: var(--s4); }
    }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
    """

  /// On paper: no ways through the site, addresses of sources written out. What may run over pages is no grid, since
  /// browsers lay the lines of a grid that breaks over one another.
  static let print = """
    @page { margin: 16mm; }
    @media print {
      :root { --paper: #fff; --raised: #fff; --ink: #000; --soft: #333; --link: #000; --denied-tint: #fff; --said-tint: #fff; }
      body { font-size: 10.5pt; }
      nav, .skip, .clocks details, .filters, footer.site ul { display: none; }
      header.site, main, footer.site { max-inline-size: none; padding-inline: 0; }
      li, tr, dl > div, .rule { break-inside: avoid; }
      h1, h2, h3 { break-after: avoid; }
      .claims, .changes, .list, .rules, .sources { display: block; }
      .claims > li + li, .changes > li + li, .list > li + li, .sources > li + li { margin-block-start: var(--s3); }
      .sources a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em; overflow-wrap: anywhere; }
    }
    """
}
