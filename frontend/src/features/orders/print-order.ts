import type { Order } from './api.ts'

/** A ticket for the kitchen, printed from a frame of its own so that the page around it is not. */
export function printOrder(order: Order, words: { when: string; mode: string }): void {
  const frame = document.createElement('iframe')
  frame.hidden = true
  document.body.append(frame)
  const page = frame.contentDocument
  const view = frame.contentWindow
  if (!page || !view) return
  page.title = order.code
  page.body.style.font = '16px/1.4 system-ui'
  for (const line of ticketOf(order, words)) {
    const paragraph = page.createElement('p')
    paragraph.style.margin = '0 0 6px'
    paragraph.textContent = line
    page.body.append(paragraph)
  }
  view.addEventListener('afterprint', () => {
    frame.remove()
  })
  view.print()
}

/** The ticket's lines, in the order that a cook reads them. */
function ticketOf(order: Order, { when, mode }: { when: string; mode: string }): string[] {
  const lines = order.lines.map(
    ({ quantity, name, note }) => `${quantity} × ${name}${note === null ? '' : ` (${note})`}`,
  )
  return [`${order.code} · ${mode}`, when, ...lines, order.note ?? '', order.client.name, order.address ?? ''].filter(
    (line) => line !== '',
  )
}
