extension Stylesheet {
  /// What must have one side of paper: the page for the hours before a flight, and the person's own sheet. The same rules
  /// dress them on the site and in a document of their own.
  static let onePage = """
    .one-page { --print-sans: "Helvetica Neue", Arial, "Liberation Sans", sans-serif; font-family: var(--sans); font-size: 1rem; line-height: 1.45; display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s4); }
    .one-page > header { display: grid; gap: var(--s2); max-inline-size: 54rem; }
    .one-page h1 { font-family: var(--serif); font-size: var(--t3); }
    .one-page h2 { font: 700 1.0625rem/1.3 var(--sans); border-block-start: 2px solid var(--strong-rule); padding-block: var(--s2) 0; margin: 0 0 var(--s2); break-after: avoid; }
    .one-page h3 { font: 700 0.95rem/1.3 var(--sans); margin-block: var(--s3) var(--s1); break-after: avoid; }
    .one-page section { margin: 0 0 var(--s5); max-inline-size: none; break-inside: auto; }
    .one-page section > ul, .one-page section > p { max-inline-size: none; }
    .one-page ul { margin: 0; padding: 0; list-style: none; }
    .one-page li { margin-block: var(--s2); break-inside: avoid; }
    .one-page sup { font-size: 0.65em; color: var(--soft); line-height: 0; }
    .one-page .finding { border: 2px solid currentColor; padding: 0 0.4em; vertical-align: middle; }
    .state-word { font-size: 0.78rem; letter-spacing: 0.02em; text-transform: uppercase; border: 1px solid currentColor; padding: 0 0.3em; white-space: nowrap; }
    .small-print { font-size: 0.8rem; line-height: 1.35; color: var(--soft); overflow-wrap: anywhere; }
    .box::before { content: "☐ "; }
    .sheet-page { font-size: 1.125rem; line-height: 1.5; max-inline-size: 42rem; }
    .sheet-page ul { list-style: disc; padding-inline-start: 1.1em; }
    .main-line { font-size: 1.2em; font-weight: 700; }
    .notes { border: 1px solid var(--strong-rule); block-size: 7em; }
    .telephone label { display: inline; font-size: 1rem; font-weight: 600; color: var(--ink); }
    .control { display: grid; gap: var(--s1); grid-template-columns: minmax(0, 1fr); max-inline-size: 26rem; padding-block: var(--s1) var(--s3); }
    .control small { color: var(--soft); font-family: var(--sans); line-height: 1.35; }
    .control label { font-weight: 400; }
    .call-list { list-style: none; padding: 0; max-inline-size: none; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: var(--s3) var(--s6); }
    form.emergency-start { gap: var(--s6); margin-block-start: var(--s6); }
    .emergency-start section { display: grid; gap: var(--s4); grid-template-columns: minmax(0, 1fr); }
    .emergency-start section > h2 { margin: 0; }
    .beyond { display: grid; gap: var(--s5); grid-template-columns: minmax(0, 1fr); margin-block-start: var(--s6); padding-block-start: var(--s5); border-block-start: 1px solid var(--rule); }
    .beyond form { display: grid; gap: var(--s3); }
    @media screen {
      form .box::before { content: none; }
      .emergency .way, .emergency li > .small-print { display: block; }
      .emergency .way { padding-inline-start: var(--s4); text-indent: calc(-1 * var(--s4)); margin-block-start: var(--s1); }
      .emergency section > ul > li { margin-block: var(--s4); }
      .one-page section { scroll-margin-block-start: var(--s3); }
    }
    .ways ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 0 var(--s6); max-inline-size: none; }
    .one-page .ways li { margin: 0; display: flex; justify-content: space-between; gap: var(--s3); align-items: baseline; border-block-end: 1px solid var(--rule); }
    .ways a { flex: 1; border: 0; padding-block: var(--s3); color: var(--link); text-decoration: underline; font-size: 0.95rem; line-height: 1.3; }
    .ways span { color: var(--soft); font-variant-numeric: tabular-nums; }
    @media (min-width: 58rem) { .one-page .flow { columns: 2; column-gap: var(--s6); } }
    @page emergency { size: A4; margin: 9mm 10mm; }
    @page sheet { size: A4; margin: 12mm 14mm; }
    @media print {
      body:has(.one-page) > :is(header, footer), body:has(.one-page) .noprint { display: none; }
      body:has(.one-page) main { padding: 0; max-inline-size: none; }
      .telephone label { font: inherit; }
      .one-page { font-family: var(--print-sans); gap: 0.4em; }
      .one-page h1 { font-size: 1.6em; line-height: 1.1; }
      .one-page > header { gap: 0.25em; max-inline-size: none; }
      .one-page h2 { font: 700 1.05em/1.2 var(--print-sans); margin: 0.7em 0 0.2em; padding-block: 0.25em 0; border-block-start-width: 1.5px; }
      .one-page h3 { font: 700 0.95em/1.2 var(--print-sans); margin: 0.5em 0 0.1em; }
      .one-page section, .one-page p { margin: 0; }
      .one-page li { margin: 0.3em 0; }
      .one-page .finding, .state-word { font-size: 0.85em; line-height: 1.1; }
      .one-page .finding .mark { inline-size: 0.9em; block-size: 0.9em; }
      .small-print { font-size: 0.72em; line-height: 1.22; color: #333; }
      .emergency { page: emergency; font-size: 9pt; line-height: 1.25; }
      .emergency .flow { columns: 2; column-gap: 6mm; }
      .emergency.roomy .flow { columns: 1; }
      .emergency.dense { font-size: 8pt; line-height: 1.2; }
      .emergency.full { font-size: 7pt; line-height: 1.15; }
      .emergency.dense li { margin: 0.2em 0; }
      .emergency.full li { margin: 0.12em 0; }
      .emergency.dense h2, .emergency.full h2 { margin-block-start: 0.5em; }
      .sheet-page { page: sheet; max-inline-size: none; font-size: 12pt; line-height: 1.35; }
      .sheet-page.dense { font-size: 10.5pt; line-height: 1.3; }
      .sheet-page.full { font-size: 9.2pt; line-height: 1.25; }
      .sheet-page.full h2 { margin-block-start: 0.6em; }
      .sheet-page.full li { margin: 0.08em 0; }
      .sheet-page.full .notes { block-size: 6em; }
    }
    """

  /// Of a document that holds one such page and nothing else.
  static let alone = [
    tokens, base, "main { max-inline-size: 62rem; margin-inline: auto; padding: var(--s5) var(--s4); }", findings,
    print,
    onePage,
  ].joined(separator: "\n")
}
