internal import Casework
internal import Desks
internal import Pages
internal import Sealing

/// The only script of the desk, on pages of reception: it keeps what is typed into a form until the server has answered it,
/// for those who work on a telephone where the network comes and goes. Every page works without it.
///
/// It is kept in the storage of the one tab (`sessionStorage`): it goes when the tab is closed, and with all else when somebody
/// signs out (`Clear-Site-Data`). Files, passwords and hidden fields are never kept.
enum DraftScript {
  /// Named after its content, so that a browser keeps it for as long as it is this one.
  static let path = "/desk/drafts-\(SHA.hex(SHA.sha256(Array(text.utf8))).prefix(12)).js"

  static func element(_ context: DeskContext) -> HTML {
    // What one member typed is not shown to the next one who signs in on the same telephone.
    let member =
      context.signedIn.map { String(SHA.hex(SHA.sha256(Array($0.caller.member.id.text.utf8))).prefix(16)) } ?? ""
    return
      "<script src=\"\(path)\" defer data-member=\"\(member)\" data-restored=\"\(context.say(ReceptionPhrase.draftRestored))\"></script>"
  }

  static let text = """
    (() => {
      'use strict'
      const restored = document.currentScript.dataset.restored
      const everybody = 'draft:'
      const prefix = everybody + document.currentScript.dataset.member + ':'
      const store = sessionStorage
      for (const key of Object.keys(store)) {
        if (key.startsWith(everybody) && !key.startsWith(prefix)) store.removeItem(key)
      }
      const forms = [...document.querySelectorAll('main form[method="post"]')].filter(
        form => !form.querySelector('input[type="file"], input[type="password"]'))
      const fields = form => [...form.elements].filter(
        field => field.name && !['hidden', 'submit', 'button'].includes(field.type))
      // Of which thing a form speaks, and on which state of it: a draft is put back into no other one.
      const about = form => [...form.elements].filter(field => field.type === 'hidden' && field.name !== 'token').map(
        field => field.name + '=' + field.value).join('&')
      const read = form => fields(form).map(
        field => field.type === 'checkbox' ? (field.checked ? 'on' : '') : field.value)
      const arrival = performance.getEntriesByType('navigation')[0]
      const isNew = !arrival || arrival.type === 'navigate'
      // The server has answered what was sent from the page on which it stood: it need not be kept any more.
      if (isNew && document.referrer) {
        const before = new URL(document.referrer).pathname
        for (const key of Object.keys(store)) {
          if (!key.startsWith(prefix + before + ' ')) continue
          if (JSON.parse(store.getItem(key)).isSent) store.removeItem(key)
        }
      }
      forms.forEach((form, place) => {
        const key = prefix + location.pathname + ' ' + (form.getAttribute('action') || '') + ' ' + place + ' ' + about(form)
        const shown = read(form)
        const kept = store.getItem(key)
        const values = kept ? JSON.parse(kept).values : shown
        if (values.length === shown.length && values.some((value, index) => value !== shown[index])) {
          fields(form).forEach((field, index) => {
            if (field.type === 'checkbox') field.checked = values[index] === 'on'
            else field.value = values[index]
          })
          for (let fold = form.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true
          const note = document.createElement('p')
          note.className = 'notice'
          note.setAttribute('role', 'status')
          note.textContent = restored
          form.prepend(note)
        }
        const keep = isSent => store.setItem(key, JSON.stringify({ values: read(form), isSent }))
        // A form that stands here again was not answered.
        if (kept) keep(false)
        addEventListener('pageshow', event => { if (event.persisted && store.getItem(key)) keep(false) })
        form.addEventListener('input', () => keep(false))
        form.addEventListener('submit', () => keep(true))
      })
    })()

    """
}
