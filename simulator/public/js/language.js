import { byId } from './dom.js'
import { words } from './words.js'

const KEY = 'phone.language'
let current =
  localStorage.getItem(KEY) ??
  (navigator.language.startsWith('fr') || !navigator.language.startsWith('en') ? 'fr' : 'en')

export const language = () => current
export const say = () => words[current]

/** Puts the words of the current language wherever the page names them. */
export function showWords() {
  const spoken = say()
  document.documentElement.lang = current
  document.title = spoken[document.body.dataset.page ?? 'title']
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = spoken[element.dataset.word]
  for (const element of document.querySelectorAll('[data-label]'))
    element.setAttribute('aria-label', spoken[element.dataset.label])
  for (const element of document.querySelectorAll('[data-title]')) element.title = spoken[element.dataset.title]
  for (const field of document.querySelectorAll('[data-placeholder]'))
    field.placeholder = spoken[field.dataset.placeholder]
  const toggle = byId('language')
  toggle.lang = current === 'fr' ? 'en' : 'fr'
  toggle.textContent = spoken.other
}

export function switchLanguage() {
  current = current === 'fr' ? 'en' : 'fr'
  localStorage.setItem(KEY, current)
}
