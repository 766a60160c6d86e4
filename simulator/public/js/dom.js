export const byId = (id) => document.getElementById(id)

/** `make('p', { class: 'day' }, 'Hier')` */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value !== null) element.setAttribute(name, value)
  }
  element.append(...children)
  return element
}

const SVG = 'http://www.w3.org/2000/svg'

/** An icon of the sprite; it says nothing unless it is given a name. */
export function icon(id, label = '') {
  const svg = document.createElementNS(SVG, 'svg')
  const use = document.createElementNS(SVG, 'use')
  use.setAttribute('href', `icons.svg#${id}`)
  svg.append(use)
  if (label === '') svg.setAttribute('aria-hidden', 'true')
  else {
    svg.setAttribute('role', 'img')
    svg.setAttribute('aria-label', label)
  }
  return svg
}

/** A button that opens something: Escape and a click elsewhere shut it. */
export function disclose(button, panel) {
  const set = (open) => {
    panel.hidden = !open
    button.setAttribute('aria-expanded', String(open))
    if (open) panel.querySelector('button, input')?.focus()
  }
  const shut = () => {
    if (panel.hidden) return
    const inside = panel.contains(document.activeElement)
    set(false)
    if (inside) button.focus()
  }
  button.addEventListener('click', () => set(panel.hidden))
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') shut()
  })
  document.addEventListener('pointerdown', (event) => {
    if (!panel.contains(event.target) && !button.contains(event.target)) shut()
  })
  return { shut }
}
