/** Names of earlier assistants, and what a model may write instead of ours. */
const canonical: Record<string, string> = {
  date_arrivee: 'date_from',
  arrival: 'date_from',
  check_in: 'date_from',
  dateFrom: 'date_from',
  date_depart: 'date_to',
  departure: 'date_to',
  check_out: 'date_to',
  dateTo: 'date_to',
  heure: 'time',
  type_chambre: 'unit_type',
  unitType: 'unit_type',
  room_type: 'unit_type',
  nombre_personnes: 'party_size',
  partySize: 'party_size',
  numberOfPeople: 'party_size',
  guests: 'party_size',
  adultes: 'adults',
  enfants: 'children',
  demandes_speciales: 'requests',
  nom: 'last_name',
  prenom: 'first_name',
  telephone: 'phone',
  phoneNumber: 'phone',
  hold_code: 'hold',
  motif: 'reason',
  texte: 'text',
  message: 'text',
  adresse: 'address',
  articles: 'items',
}

/** The same arguments under our names; ours win when both are given. */
export function renameArguments(raw: unknown): Record<string, unknown> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return {}
  const renamed: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(raw)) {
    const own = Object.hasOwn(canonical, name) ? (canonical[name] ?? name) : name
    if (own === name || !(own in raw)) renamed[own] = value
  }
  return renamed
}
