import { post } from './api.js'
import { byId, make } from './dom.js'
import { say } from './language.js'

function showCount(active) {
  const count = byId('active')
  count.hidden = active.length === 0
  count.textContent = String(active.length)
  count.setAttribute('aria-label', say().activeTroubles(active.length))
  count.setAttribute('role', 'img')
}

/** The boxes behind « Panne… », each of which breaks something at once. */
export function showTroubles(settings) {
  const box = (name) => {
    const input = make('input', {
      type: 'checkbox',
      onchange: async () => {
        settings.active = (await post('/phone/troubles', { name, on: input.checked })).active
        showCount(settings.active)
      },
    })
    input.checked = settings.active.includes(name)
    return make('label', {}, input, say().troubles[name])
  }
  const groups = settings.groups.map(({ name, troubles }) =>
    make('fieldset', {}, make('legend', {}, say().groups[name]), ...troubles.map(box)),
  )
  byId('troubles').replaceChildren(...groups)
  showCount(settings.active)
}
