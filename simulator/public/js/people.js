/** The clients that this browser plays: kept here, the newest first. */
const FIRST_NAMES = [
  'Noémie',
  'Julien',
  'Sofia',
  'Thomas',
  'Léa',
  'Hugo',
  'Nadia',
  'Paul',
  'Aiko',
  'Rémi',
  'Camille',
  'Inès',
]
const LAST_NAMES = [
  'Carle',
  'Moreau',
  'Marchetti',
  'Berger',
  'Fontaine',
  'Lefèvre',
  'Benali',
  'Guillou',
  'Tanaka',
  'Caradec',
  'Rousseau',
  'Diallo',
]
const MOST = 12
const KEY = 'phone.people'
const CURRENT = 'phone.current'

const any = (list) => list[Math.floor(Math.random() * list.length)]

function stored() {
  try {
    const people = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(people)
      ? people.filter(({ number, name }) => /^\+\d{7,15}$/.test(number) && typeof name === 'string')
      : []
  } catch {
    return []
  }
}

let people = stored()
let current = localStorage.getItem(CURRENT)

function keep() {
  localStorage.setItem(KEY, JSON.stringify(people))
  localStorage.setItem(CURRENT, current)
}

/** A number out of those that France keeps for fiction: 06 39 98 xx xx. */
function invent() {
  const number = `+3363998${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`
  return { number, name: `${any(FIRST_NAMES)} ${any(LAST_NAMES)}` }
}

export function addPerson() {
  let person = invent()
  while (people.some(({ number }) => number === person.number)) person = invent()
  people = [person, ...people].slice(0, MOST)
  current = person.number
  keep()
  return person
}

export function choosePerson(number) {
  current = number
  keep()
}

export const everybody = () => people
export const whoWrites = () => people.find(({ number }) => number === current) ?? people[0] ?? addPerson()
