extension Stylesheet {
  /// The designed system: sizes of type, steps of space, colours. Everything else refers to these.
  static let tokens = """
    :root {
      color-scheme: light dark;
      --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, "Source Serif 4", "Noto Serif", Georgia, serif;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
      --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
      --t-1: 0.8125rem; --t0: 1.0625rem; --t1: 1.25rem; --t2: 1.5625rem; --t3: 2rem; --t4: clamp(2rem, 1.35rem + 2.9vw, 3.25rem);
      --s1: 0.25rem; --s2: 0.5rem; --s3: 0.75rem; --s4: 1rem; --s5: 1.5rem; --s6: 2.5rem; --s7: 4rem;
      --measure: 40rem; --page: 74rem;
      --paper: #fbfaf6; --raised: #ffffff; --ink: #1c1b18; --soft: #59564d; --rule: #dcd7c9; --strong-rule: #1c1b18;
      --link: #134b73; --accent: #12384f; --on-accent: #ffffff; --focus: #b4540a;
      --land: #e3ddce; --coast: #fbfaf6; --travel: #fff3d6;
      --agreed: #0b5d57; --suspended: #805300; --ended: #5c5950; --discussed: #2f5d94; --refused: #a02a24; --denied: #8a3a62; --other: #57534a;
      --denied-tint: #faece9; --said-tint: #e9f3f1;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #14161a; --raised: #1c1f25; --ink: #ebe8e0; --soft: #b0aca1; --rule: #363a42; --strong-rule: #ebe8e0;
        --link: #8fc3ea; --accent: #9fcbe8; --on-accent: #0e2230; --focus: #f2b84b;
        --land: #2e333b; --coast: #14161a; --travel: #3a2f14;
        --agreed: #5cc4b8; --suspended: #e2b04e; --ended: #b0aca1; --discussed: #8db4ea; --refused: #f08a80; --denied: #e09abf; --other: #b8b3a6;
        --denied-tint: #2b1e1e; --said-tint: #172624;
      }
    }
    """

  /// Elements as they are everywhere.
  static let base = """
    *, *::before, *::after { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block-start: var(--s5); }
    body { margin: 0; background: var(--paper); color: var(--ink); font: var(--t0)/1.6 var(--serif); overflow-wrap: break-word; font-variant-numeric: lining-nums; }
    h1, h2, h3 { line-height: 1.15; text-wrap: balance; margin: 0; font-weight: 600; }
    h1 { font-size: var(--t4); letter-spacing: -0.015em; }
    h2 { font-size: var(--t2); letter-spacing: -0.005em; }
    h3 { font-size: var(--t1); }
    p, ul, ol, dl { margin: 0; }
    ul, ol { padding-inline-start: 1.25em; }
    a { color: var(--link); text-decoration-thickness: 0.06em; text-underline-offset: 0.18em; }
    a:hover { text-decoration-thickness: 0.12em; }
    :focus-visible, input:focus-within { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
    main:focus { outline: none; }
    code { font: 0.86em/1.5 var(--mono); overflow-wrap: anywhere; }
    small { font-size: var(--t-1); }
    s { text-decoration-thickness: 0.08em; color: var(--soft); }
    svg { display: block; }
    button, input, select { font: 1rem/1.4 var(--sans); color: inherit; }
    input, select { inline-size: 100%; min-block-size: 2.75rem; padding: var(--s2) var(--s3); background: var(--raised); border: 1px solid var(--soft); border-radius: 3px; }
    button, .button { display: inline-block; min-block-size: 2.75rem; padding: var(--s2) var(--s5); font: 600 1rem/1.6 var(--sans); color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent); border-radius: 3px; text-decoration: none; cursor: pointer; }
    button:hover, .button:hover { filter: brightness(1.12); }
    label, .label, .kicker, .quiet, summary, th, .cards td, .facts, .stage, .flag, .claim-head, .claim-by, .count, figcaption, .inline { font-family: var(--sans); }
    label, .label { display: block; font-size: var(--t-1); font-weight: 600; color: var(--soft); line-height: 1.4; }
    .quiet { font-size: 0.9rem; line-height: 1.5; color: var(--soft); max-inline-size: 52rem; }
    summary { cursor: pointer; font-size: 0.95rem; font-weight: 600; color: var(--link); padding-block: var(--s2); }
    """

  /// Head and foot of every page.
  static let head = """
    .skip { position: absolute; inset-inline-start: var(--s4); inset-block-start: -6rem; padding: var(--s3) var(--s4); background: var(--accent); color: var(--on-accent); font-family: var(--sans); z-index: 2; }
    .skip:focus { inset-block-start: var(--s2); }
    header.site, main, footer.site { max-inline-size: var(--page); margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
    header.site { font-family: var(--sans); }
    .bar { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s6); padding-block: var(--s4) var(--s3); border-block-end: 2px solid var(--strong-rule); }
    .brand a { display: inline-flex; align-items: center; gap: var(--s2); font: 600 1.375rem/1.2 var(--serif); color: var(--ink); text-decoration: none; }
    .logo-arc { stroke: var(--focus); }
    nav ul { display: flex; flex-wrap: wrap; gap: 0 var(--s5); list-style: none; padding: 0; }
    nav a { display: inline-block; padding-block: var(--s2); font-size: 0.95rem; color: var(--ink); text-decoration: none; border-block-end: 3px solid transparent; }
    nav a:hover { border-color: var(--rule); }
    nav a[aria-current] { border-color: var(--focus); font-weight: 600; }
    .clocks { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--s5); padding-block: var(--s2); border-block-end: 1px solid var(--rule); font-size: 0.9rem; }
    .clocks > p { padding-block: var(--s2); }
    .clocks details { min-inline-size: 0; }
    .clocks.travel { background: var(--travel); padding-inline: var(--s3); }
    .clocks .icon { display: inline-block; vertical-align: -0.15em; margin-inline-end: var(--s2); }
    .clocks summary { font-size: 0.9rem; }
    .clocks details[open] { flex-basis: 100%; }
    .clocks form { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: var(--s4); align-items: start; padding-block: var(--s3) var(--s4); max-inline-size: 52rem; }
    .clocks form small { color: var(--soft); }
    .clocks form p:last-child { padding-block-start: 1.15rem; }
    main { padding-block: var(--s5) var(--s7); }
    main > section, main > article > section, .columns { margin-block-start: var(--s6); }
    .foot { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: var(--s5) var(--s6); border-block-start: 2px solid var(--strong-rule); padding-block: var(--s5) var(--s6); font: 0.85rem/1.55 var(--sans); color: var(--soft); }
    .foot > div { display: grid; gap: var(--s2); align-content: start; }
    footer.site ul { list-style: none; padding: 0; }
    footer.site li a { display: inline-block; padding-block: var(--s1); }
    """
}
