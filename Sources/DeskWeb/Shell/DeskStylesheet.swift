internal import Pages

/// What the desk adds to the stylesheet of the site.
enum DeskStylesheet {
  static let sheet = Stylesheet(
    """
    .desk .bar { gap: var(--s2) var(--s5); }
    .desk .bar nav { flex: 1 1 auto; }
    .sign-out { margin: 0; }
    textarea { font: 1rem/1.5 var(--sans); color: inherit; inline-size: 100%; padding: var(--s2) var(--s3); background: var(--raised); border: 1px solid var(--soft); border-radius: 3px; }
    .desk main > .lead + *, .desk main > .panel, .desk main > .entries, .desk main > .columns { margin-block-start: var(--s5); }
    .notice { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s4); background: var(--said-tint); border-inline-start: 4px solid var(--agreed); padding: var(--s2) var(--s4); font-family: var(--sans); margin-block-end: var(--s4); }
    .notice form { margin: 0; }
    .notice p { margin: 0; }
    .panel { background: var(--raised); border: 1px solid var(--rule); padding: var(--s4) var(--s5); display: grid; gap: var(--s4); grid-template-columns: minmax(0, 1fr); }
    .panel > h2, .panel > h3 { border: 0; padding: 0; margin: 0; }
    .panel.first { border-block-start: 4px solid var(--focus); }
    .two-sides { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: var(--s6); align-items: start; margin-block-start: var(--s5); }
    .two-sides > div { display: grid; gap: var(--s5); grid-template-columns: minmax(0, 1fr); }
    .toolbar { display: flex; flex-wrap: wrap; align-items: end; gap: var(--s3) var(--s4); margin-block: var(--s4); }
    .toolbar form { display: flex; flex-wrap: wrap; align-items: end; gap: var(--s3); margin: 0; }
    .toolbar p { margin: 0; }
    .toolbar select { max-inline-size: min(100%, 18rem); }
    .entries { list-style: none; padding: 0; display: grid; gap: var(--s3); font: 0.95rem/1.5 var(--sans); max-inline-size: none; }
    .entries > li { display: grid; gap: var(--s1); padding-block-end: var(--s3); border-block-end: 1px solid var(--rule); }
    .entries small, .entries .quiet { color: var(--soft); }
    .entries form { margin: 0; }
    .text-of-note { white-space: pre-wrap; overflow-wrap: anywhere; }
    .secret { font: 600 1.0625rem/1.6 var(--mono); overflow-wrap: anywhere; user-select: all; }
    .codes { columns: 2; list-style: none; padding: 0; font: 1rem/1.9 var(--mono); }
    .qr { background: #fff; padding: var(--s3); inline-size: min(100%, 14rem); }
    .qr svg { inline-size: 100%; block-size: auto; }
    .now { font: 700 0.92rem/1.4 var(--sans); color: var(--refused); }
    .empty { background: var(--raised); border: 1px dashed var(--soft); padding: var(--s5); display: grid; gap: var(--s3); max-inline-size: 48rem; }
    .from-to { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s3); }
    .pages { display: flex; flex-wrap: wrap; gap: var(--s4); font-family: var(--sans); margin-block: var(--s4); }
    .consent-words { margin: 0; padding: var(--s4); background: var(--said-tint); border-inline-start: 4px solid var(--agreed); font-size: var(--t1); }
    .narrow-form legend, legend.small-legend { font: 600 1rem/1.4 var(--sans); margin: 0; }
    .narrow-form + form, .narrow-form + p, .entries + form { margin-block-start: var(--s4); }
    .inline + .figure-list { margin-block-start: var(--s5); }
    .panel .unknown { padding: var(--s4); display: grid; gap: var(--s2); font-family: var(--sans); font-size: 0.95rem; }
    .danger { border-inline-start: 4px solid var(--refused); padding-inline-start: var(--s4); display: grid; gap: var(--s3); }
    button.grave { background: var(--refused); border-color: var(--refused); color: var(--paper); }
    .law h2 { border: 0; padding: 0; margin: 0; font: 600 var(--t-1)/1.4 var(--sans); color: var(--soft); }
    .narrow-form { max-inline-size: 30rem; display: grid; gap: var(--s4); }
    .lead + .narrow-form, .alert + .narrow-form { margin-block-start: var(--s5); }
    .narrow-form small { display: block; font: var(--t-1)/1.45 var(--sans); color: var(--soft); }
    @media (max-width: 52rem) { .two-sides { grid-template-columns: minmax(0, 1fr); gap: var(--s5); } .panel { padding: var(--s4); } }
    @media print { .desk nav, .sign-out, .toolbar, .panel form { display: none; } }
    """)

  /// The path that `Stylesheet` gives, within the desk.
  static let path = "/desk" + sheet.path
}
