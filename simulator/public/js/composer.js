import { toBase64 } from './api.js'
import { byId, disclose, icon, make } from './dom.js'
import { say } from './language.js'

const LARGEST = 16 * 1024 * 1024

/** What `send` gets: `{text}`, `{sample}` or `{file: {contentType, base64}}`. */
export function setUpComposer(send, complain) {
  const text = byId('text')
  const menu = disclose(byId('attach'), byId('attachments'))
  const submit = () => {
    const written = text.value.trim()
    text.value = ''
    showButton()
    void send(written === '' ? { sample: 'voice' } : { text: written })
  }
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
  })
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    if (text.value.trim() !== '') submit()
  })
  text.addEventListener('input', showButton)
  byId('file').addEventListener('change', async ({ target }) => {
    const [file] = target.files
    target.value = ''
    if (!file) return
    if (file.size > LARGEST) complain(say().tooBig)
    else void send({ file: { contentType: file.type || 'application/octet-stream', base64: await toBase64(file) } })
  })
  return menu
}

/** A microphone while nothing is written, an arrow after. */
export function showButton() {
  const button = byId('send')
  const writing = byId('text').value.trim() !== ''
  button.dataset.label = writing ? 'send' : 'voice'
  button.setAttribute('aria-label', say()[button.dataset.label])
  button.replaceChildren(icon(writing ? 'send' : 'mic'))
}

/** The menu behind the plus sign. */
export function showAttachments(samples, send, menu) {
  const entry = (name, act) =>
    make(
      'button',
      {
        type: 'button',
        onclick: () => {
          menu.shut()
          act()
        },
      },
      icon(name),
      say().attachments[name],
    )
  const sampled = samples.map((sample) => entry(sample, () => void send({ sample })))
  byId('attachments').replaceChildren(
    ...sampled,
    entry('device', () => byId('file').click()),
  )
}
