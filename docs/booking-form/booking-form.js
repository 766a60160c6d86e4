/*
 * Un formulaire de réservation sans rien à installer : il demande ce qui est libre, montre le prix, propose autre chose
 * quand c'est complet, réserve, et donne le code. Tout ce qu'il sait du serveur : deux adresses et une clé publiable.
 */
const root = document.querySelector('[data-booking]')
const { server, key, kind } = root.dataset
const find = (selector) => root.querySelector(selector)
const wishForm = find('[data-wish]')
const guestForm = find('[data-guest]')

const money = (cents, currency = 'EUR') =>
  new Intl.NumberFormat('fr-FR', { style: 'currency', currency }).format(cents / 100)
const longDay = (day) =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`))

/** Ce qui sera réservé : un souhait et le prix qui a été montré. */
let chosen = null
/** Une clé par tentative : renvoyer deux fois la même demande ne réserve qu'une fois. */
let attempt = null

for (const part of root.querySelectorAll('[data-for]')) {
  part.hidden = part.dataset.for !== kind
  for (const field of part.querySelectorAll('input')) field.disabled = part.hidden
}
if (kind === 'table') find('[data-wish] legend').textContent = 'Votre table'

wishForm.addEventListener('submit', (event) => {
  event.preventDefault()
  void busy(wishForm, () => askFor(readForm(wishForm)))
})

guestForm.addEventListener('submit', (event) => {
  event.preventDefault()
  void busy(guestForm, book)
})

async function askFor(wish) {
  forget()
  say('Nous regardons…')
  const answer = await post('/api/availability/check', { kind, ...wish })
  if (!answer.ok) return showFaults(wishForm, answer.error)
  const { message, options, alternatives } = answer.body
  say(options.length > 0 ? 'Voici ce qui est libre :' : withHint(message, alternatives))
  for (const option of options) offer(option, { kind, ...wish, unitType: option.unitType })
  for (const near of alternatives) offer(near, wishNear(near, wish))
}

const withHint = (message, alternatives) => (alternatives.length > 0 ? `${message} Cela vous irait-il ?` : message)

function wishNear({ unitType, dateFrom, dateTo, time }, { partySize }) {
  const when = kind === 'stay' ? { dateFrom, dateTo } : { date: dateFrom, time }
  return { kind, ...when, partySize, unitType }
}

function offer({ name, totalCents, cityTaxCents, currency }, wish) {
  const item = document.createElement('li')
  const words = document.createElement('span')
  const title = document.createElement('strong')
  const detail = document.createElement('span')
  title.textContent = totalCents === null ? name : `${name} · ${money(totalCents, currency)}`
  detail.className = 'detail'
  const tax = cityTaxCents ? ` · taxe de séjour en plus : ${money(cityTaxCents, currency)}` : ''
  detail.textContent = describe(wish) + tax
  words.append(title, detail)
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = 'Choisir'
  button.setAttribute('aria-label', `Choisir ${name}, ${describe(wish)}`)
  button.addEventListener('click', () => choose({ name, totalCents, wish }))
  item.append(words, button)
  find('[data-offers]').append(item)
}

function describe(wish) {
  if (wish.kind === 'table') return `${longDay(wish.date)} à ${wish.time}`
  return `du ${longDay(wish.dateFrom)} au ${longDay(wish.dateTo)}`
}

function choose({ name, totalCents, wish }) {
  chosen = { name, totalCents, wish }
  attempt = null
  const price = totalCents === null ? '' : `, ${money(totalCents)}`
  find('[data-chosen]').textContent = `${name}, ${describe(wish)}${price}`
  guestForm.hidden = false
  find('[data-chosen]').focus()
}

async function book() {
  const { wish, totalCents } = chosen
  const price = totalCents === null ? {} : { quotedTotalCents: totalCents }
  const body = { ...wish, ...price, ...readForm(guestForm), source: 'website', locale: 'fr' }
  const said = JSON.stringify(body)
  if (attempt?.said !== said) attempt = { said, key: newKey() }
  const answer = await post('/api/reservations', body, { 'Idempotency-Key': attempt.key })
  if (answer.ok) return showDone(answer.body.reservation)
  const { code, details } = answer.error
  if (code === 'price_changed') choose({ ...chosen, totalCents: details.totalCents })
  if (code === 'not_available') return showOthers(answer.error, wish)
  showFaults(guestForm, answer.error)
}

/** Quelqu'un a été plus rapide : ce qui reste, tout près. */
function showOthers({ message, details }, wish) {
  forget()
  say(withHint(message, details.alternatives))
  for (const near of details.alternatives) offer(near, wishNear(near, wish))
}

function showDone({ message, code }) {
  forget()
  say('')
  wishForm.hidden = true
  find('[data-message]').textContent = message
  find('[data-code]').textContent = code
  find('[data-done]').hidden = false
  find('[data-done]').focus()
}

/** Chaque champ dit ce qui lui manque ; le premier reprend la main. */
function showFaults(form, { message, fields = {} }) {
  say(message)
  let first = null
  for (const place of form.querySelectorAll('[data-fault]')) {
    const fault = fields[place.dataset.fault]
    const field = place.parentElement.querySelector('input')
    place.textContent = fault ?? ''
    place.id = `${field.id}-fault`
    if (fault === undefined) {
      field.removeAttribute('aria-invalid')
      field.removeAttribute('aria-describedby')
      continue
    }
    field.setAttribute('aria-invalid', 'true')
    field.setAttribute('aria-describedby', place.id)
    if (!field.disabled) first ??= field
  }
  first?.focus()
}

function forget() {
  chosen = null
  guestForm.hidden = true
  find('[data-offers]').replaceChildren()
  showNoFault(wishForm)
  showNoFault(guestForm)
}

const showNoFault = (form) => {
  for (const place of form.querySelectorAll('[data-fault]')) place.textContent = ''
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid')
}

function say(text) {
  find('[data-say]').textContent = text
}

/** Ce qui est rempli ; les nombres en nombres. */
function readForm(form) {
  const filled = [...new FormData(form)].filter(([, value]) => value !== '')
  return Object.fromEntries(filled.map(([name, value]) => [name, name === 'partySize' ? Number(value) : value]))
}

/** Un formulaire qui travaille ne s'envoie pas deux fois. */
async function busy(form, work) {
  const button = form.querySelector('button[type=submit]')
  if (button.disabled) return
  button.disabled = true
  try {
    await work()
  } finally {
    button.disabled = false
  }
}

async function post(path, body, headers = {}) {
  try {
    const answer = await fetch(new URL(path, server), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Api-Key': key, ...headers },
      body: JSON.stringify(body),
      credentials: 'omit',
    })
    const json = await answer.json()
    return answer.ok ? { ok: true, body: json } : { ok: false, error: json.error }
  } catch {
    return { ok: false, error: { message: 'La réservation en ligne ne répond pas. Réessayez, ou appelez-nous.' } }
  }
}

/** crypto.randomUUID n'existe qu'en https. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
