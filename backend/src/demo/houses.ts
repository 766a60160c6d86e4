import type { HouseKind, Settings } from '@conciergerie/contract'
import type { DemoFaq } from './demo-faq.ts'
import { arrivingFaqs } from './faqs-embruns-arriving.ts'
import { stayingFaqs } from './faqs-embruns-staying.ts'
import { armorFaqs, suzanneFaqs } from './faqs-others.ts'
import { demoHouse } from './house.ts'
import type { DemoHouseName } from './requests.ts'

const range = (from: string, to: string) => [{ from, to }]
const everyDay = (from: string, to: string): Settings['hours'] => {
  const day = range(from, to)
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }
}
const services = [...range('12:00', '14:00'), ...range('19:00', '22:00')]

export interface DemoHouse {
  key: DemoHouseName
  name: string
  kind: HouseKind
  email: string
  address: string
  city: string
  phoneNumber: string
  /** Null: the platform's, which is the demo house's. */
  whatsappNumber: string | null
  hours: Settings['hours']
  rules: string
  faqs: readonly DemoFaq[]
  owner: string
  /** The owner’s mobile, where the house tells them of what arrives. */
  ownerPhone: string
  /** Messages in a usual day, for the usage of the last month. */
  traffic: number
}

/** The first one is the house of the demonstration; the others keep the administrator company. */
export const demoHouses: readonly DemoHouse[] = [
  {
    key: 'embruns',
    name: demoHouse.name,
    kind: 'hotel',
    email: 'demo@example.com',
    address: '84 chaussée du Sillon',
    city: 'Saint-Malo',
    phoneNumber: '+33639980001',
    whatsappNumber: null,
    hours: everyDay('07:00', '22:00'),
    rules:
      'Vouvoyer les clients.\nProposer le parking à ceux qui viennent en voiture.\nNe jamais annoncer une chambre, une table ou un prix sans l’avoir vérifié : dans la FAQ ou dans les disponibilités.',
    faqs: [...arrivingFaqs, ...stayingFaqs],
    owner: 'Marie Le Goff',
    ownerPhone: '+33639980901',
    traffic: 46,
  },
  {
    key: 'suzanne',
    name: 'La Table de Suzanne',
    kind: 'restaurant',
    email: 'suzanne@example.com',
    address: '6 rue du Puits',
    city: 'Cancale',
    phoneNumber: '+33639980002',
    whatsappNumber: '+33639980012',
    hours: { mon: [], tue: [], wed: services, thu: services, fri: services, sat: services, sun: services },
    rules: '',
    faqs: suzanneFaqs,
    owner: 'Suzanne Pennec',
    ownerPhone: '+33639980903',
    traffic: 19,
  },
  {
    key: 'armor',
    name: 'Clés d’Armor',
    kind: 'rental',
    email: 'armor@example.com',
    address: '2 place du Marché',
    city: 'Dinard',
    phoneNumber: '+33639980003',
    whatsappNumber: '+33639980013',
    hours: everyDay('09:00', '18:00'),
    rules: '',
    faqs: armorFaqs,
    owner: 'Gwenaël Morvan',
    ownerPhone: '+33639980904',
    traffic: 11,
  },
]
