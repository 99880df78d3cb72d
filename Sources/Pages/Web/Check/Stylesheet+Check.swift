extension Stylesheet {
  /// Findings, by shape and colour, and what rests on weak sources.
  static let findings = """
    .finding { display: inline-flex; align-items: center; gap: 0.45em; font: 700 0.92rem/1.3 var(--sans); letter-spacing: 0.04em; }
    .f-barred, .f-no-authority { color: var(--refused); } .f-undetermined { color: var(--suspended); }
    .f-steps-owed { color: var(--discussed); } .f-not-barred { color: var(--agreed); } .f-not-third-country { color: var(--other); }
    .weak { border-inline-start: 4px dashed var(--suspended); padding-inline-start: var(--s4); }
    """

  /// The interview and its brief.
  static let check = """
    .privacy { font: 0.92rem/1.5 var(--sans); color: var(--ink); max-inline-size: var(--measure); padding-inline-start: var(--s4); border-inline-start: 4px solid var(--agreed); }
    form.check { display: grid; gap: var(--s4); max-inline-size: 52rem; }
    form.check .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: var(--s4); align-items: start; }
    form.check .wide { grid-column: 1 / -1; }
    form.check small { display: block; color: var(--soft); font-family: var(--sans); line-height: 1.4; padding-block-start: var(--s1); }
    input[type="file"] { padding-block: var(--s2); }
    input[type="checkbox"], input[type="radio"] { inline-size: 1.35rem; block-size: 1.35rem; min-block-size: 0; flex: none; margin: 0.15rem 0 0; }
    .tick { display: flex; gap: var(--s3); align-items: flex-start; padding-block: var(--s1); }
    .tick label { font-size: 1rem; font-weight: 400; color: var(--ink); }
    .interview { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: var(--s6); align-items: start; }
    .interview > div { display: grid; gap: var(--s5); grid-template-columns: minmax(0, 1fr); }
    .question { background: var(--raised); border: 1px solid var(--rule); border-block-start: 4px solid var(--focus); padding: var(--s5); display: grid; gap: var(--s4); grid-template-columns: minmax(0, 1fr); }
    .question > h2, .call > h2 { border: 0; padding: 0; margin: 0; font: 600 0.95rem/1.4 var(--sans); color: var(--soft); }
    .question > .quiet { margin: 0; }
    fieldset { border: 0; margin: 0; padding: 0; min-inline-size: 0; display: grid; gap: var(--s4); }
    legend { padding: 0; font-size: var(--t2); line-height: 1.25; font-weight: 600; text-wrap: balance; margin-block-end: var(--s3); }
    .about { color: var(--soft); }
    .actions { display: flex; flex-wrap: wrap; gap: var(--s3); }
    button.second { background: transparent; color: var(--link); border-color: currentColor; }
    button.plain { background: none; border: 0; padding: var(--s1) var(--s2); min-block-size: 0; font-size: 0.92rem; font-weight: 600; color: var(--link); text-decoration: underline; }
    .law h3 { font: 600 var(--t-1)/1.4 var(--sans); color: var(--soft); }
    .law ul { font-size: 0.95rem; }
    .findings { list-style: none; padding: 0; display: grid; gap: var(--s3); font-family: var(--sans); font-size: 0.92rem; }
    .findings li { display: grid; gap: var(--s1); }
    .verdict .finding { font-size: var(--t1); border: 2px solid currentColor; padding: var(--s2) var(--s3); }
    .sofar form:not(.check) { display: grid; gap: var(--s4); }
    .told, .steps, .proof, .deadlines { display: grid; gap: var(--s3); }
    .told { font: 0.92rem/1.45 var(--sans); padding-inline-start: 1.6em; }
    .told button.plain { display: inline; padding-block: 0; }
    .brief > form { display: grid; gap: var(--s4); margin-block-start: var(--s5); }
    .steps, .proof, .deadlines { list-style: none; padding: 0; }
    .steps li { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: var(--s3); }
    .step-state { font: 700 0.88rem/1.6 var(--sans); }
    .steps small, .deadlines small, .ask small { display: block; color: var(--soft); font-family: var(--sans); }
    .deadlines li { border-inline-start: 4px solid var(--refused); padding-inline-start: var(--s4); }
    .deadlines.passed li { border-inline-start: 4px dotted var(--soft); }
    .ask { display: grid; gap: var(--s2); }
    .overview { max-inline-size: 48rem; }
    .overview button.plain { float: inline-end; padding-block: 0; }
    .brief .destination { display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); }
    .brief .destination > p, .brief .destination > ul { max-inline-size: 48rem; }
    .brief .destination > h3 { padding-block-start: var(--s4); }
    .proof > li { padding-inline-start: var(--s4); border-inline-start: 3px solid var(--rule); }
    .plain-sources { list-style: none; padding: 0; font-size: 0.9rem; gap: var(--s1); }
    .mistakes { font: 0.95rem/1.5 var(--sans); color: var(--refused); display: grid; gap: var(--s2); }
    .alert { border: 2px solid var(--refused); padding: var(--s4) var(--s5); display: grid; gap: var(--s3); }
    .alert > h2 { border: 0; padding: 0; margin: 0; }
    @media (max-width: 52rem) { .interview { grid-template-columns: minmax(0, 1fr); gap: var(--s5); } .question { padding: var(--s4); } .steps li { grid-template-columns: minmax(0, 1fr); gap: 0; } }
    @media (max-width: 40rem) { .overview button.plain { float: none; display: block; padding: var(--s1) 0; } .overview td { padding-inline-end: 0; } .overview .finding { letter-spacing: 0; } }
    @media print {
      .noprint { display: none !important; }
      .verdict .finding { color: #000; }
      .brief details::details-content { content-visibility: visible; block-size: auto; }
      .brief .lead, .brief .destination, .brief :is(.steps, .proof, .deadlines, .ask, .plain-sources) { display: block; }
      .brief .destination > * + *, .brief .lead > * + *, .brief li + li { margin-block-start: var(--s3); }
      .brief .plain-sources li + li { margin-block-start: 0; }
      .brief details .proof { columns: 2; column-gap: var(--s5); }
      .brief details .proof :is(p, li) { font-size: 8pt; line-height: 1.35; }
    }
    """
}
