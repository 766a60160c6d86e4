import { DateTime } from 'luxon'
import type { House } from '#src/features/conciergeries/house.ts'
import type { Booking } from './booking.store.ts'

const statuses: Readonly<Record<string, string>> = {
  held: 'ReservationHold',
  requested: 'ReservationPending',
  confirmed: 'ReservationConfirmed',
  checked_in: 'ReservationConfirmed',
  completed: 'ReservationConfirmed',
}

/**
 * A booking as mail programs read it (schema.org, LodgingReservation and FoodEstablishmentReservation).
 * @returns JSON that may stand in a script element
 */
export function describeForMachines(booking: Booking, house: House): string {
  const status = statuses[booking.status] ?? 'ReservationCancelled'
  const described = {
    '@context': 'https://schema.org',
    ...(booking.kind === 'stay' ? describeStay(booking, house) : describeTable(booking, house)),
    reservationNumber: booking.code,
    reservationStatus: `https://schema.org/${status}`,
    underName: { '@type': 'Person', name: booking.guest_name },
    ...(booking.total_cents !== null && {
      totalPrice: (booking.total_cents / 100).toFixed(2),
      priceCurrency: booking.currency,
    }),
  }
  // `</script>` in a guest's name must not end the element
  return JSON.stringify(described).replaceAll('<', '\\u003c')
}

function describeStay(booking: Booking, house: House) {
  const at = (day: string, clock: string | null) => instant(`${day}T${clock ?? '00:00'}`, house.timezone)
  return {
    '@type': 'LodgingReservation',
    reservationFor: place('LodgingBusiness', house),
    checkinTime: at(booking.starts_at, booking.check_in_time),
    checkoutTime: at(booking.ends_at, booking.check_out_time),
    lodgingUnitDescription: booking.type_name,
    numAdults: booking.adults ?? booking.party_size,
    numChildren: booking.children ?? 0,
  }
}

function describeTable(booking: Booking, house: House) {
  return {
    '@type': 'FoodEstablishmentReservation',
    reservationFor: place('FoodEstablishment', house),
    startTime: instant(booking.starts_at, house.timezone),
    endTime: instant(booking.ends_at, house.timezone),
    partySize: booking.party_size,
  }
}

function place(type: string, { name, address, city, phoneNumber }: House) {
  return {
    '@type': type,
    name,
    address: { '@type': 'PostalAddress', streetAddress: address, addressLocality: city },
    ...(phoneNumber !== null && { telephone: phoneNumber }),
  }
}

const instant = (local: string, zone: string) =>
  DateTime.fromISO(local, { zone }).toISO({ suppressMilliseconds: true, suppressSeconds: true }) ?? local
