interface BookingWording {
  titles: Record<
    'reservation_new' | 'reservation_requested' | 'reservation_changed' | 'reservation_cancelled',
    (guest: string) => string
  >
  stay: (from: string, to: string) => string
  table: (day: string, time: string) => string
  people: (count: number) => string
  sources: Readonly<Record<string, string>>
  orderNew: (client: string) => string
  modes: Readonly<Record<string, string>>
  messageLeft: (client: string, urgent: boolean) => string
  test: string
  testDetail: string
}

const fr: BookingWording = {
  titles: {
    reservation_new: (guest) => `Nouvelle réservation\u00a0: ${guest}`,
    reservation_requested: (guest) => `Réservation à valider\u00a0: ${guest}`,
    reservation_changed: (guest) => `Réservation modifiée\u00a0: ${guest}`,
    reservation_cancelled: (guest) => `Réservation annulée\u00a0: ${guest}`,
  },
  stay: (from, to) => `du ${from} au ${to}`,
  table: (day, time) => `${day} à ${time}`,
  people: (count) => `${count}\u00a0pers.`,
  sources: {
    voice: 'téléphone',
    whatsapp: 'WhatsApp',
    sms: 'SMS',
    web: 'site',
    concierge: 'équipe',
    ical: 'calendrier',
    api: 'API',
  },
  orderNew: (client) => `Nouvelle commande\u00a0: ${client}`,
  modes: { dine_in: 'sur place', takeaway: 'à emporter', delivery: 'livraison', room_service: 'en chambre' },
  messageLeft: (client, urgent) => `${urgent ? 'Message urgent' : 'Message laissé'}\u00a0: ${client}`,
  test: 'Message d’essai',
  testDetail: 'Les alertes de votre conciergerie arrivent bien ici.',
}

const en: BookingWording = {
  titles: {
    reservation_new: (guest) => `New booking: ${guest}`,
    reservation_requested: (guest) => `Booking to approve: ${guest}`,
    reservation_changed: (guest) => `Booking changed: ${guest}`,
    reservation_cancelled: (guest) => `Booking cancelled: ${guest}`,
  },
  stay: (from, to) => `from ${from} to ${to}`,
  table: (day, time) => `${day} at ${time}`,
  people: (count) => (count === 1 ? '1 guest' : `${count} guests`),
  sources: {
    voice: 'telephone',
    whatsapp: 'WhatsApp',
    sms: 'SMS',
    web: 'website',
    concierge: 'team',
    ical: 'calendar',
    api: 'API',
  },
  orderNew: (client) => `New order: ${client}`,
  modes: { dine_in: 'eat in', takeaway: 'takeaway', delivery: 'delivery', room_service: 'room service' },
  messageLeft: (client, urgent) => `${urgent ? 'Urgent message' : 'Message left'}: ${client}`,
  test: 'Test message',
  testDetail: 'The notices of your concierge desk do arrive here.',
}

/** Words of what happens to bookings, for the people of the house. */
export const bookingWording = (locale: string): BookingWording => (locale.startsWith('en') ? en : fr)
