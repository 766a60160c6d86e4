import { expect, it } from 'vitest'
import { demoHouses } from '#src/demo/houses.ts'
import { staysOf } from '#src/demo/stays-embruns.ts'
import { embrunsParties } from '#src/demo/tables-embruns.ts'
import { isFictionalAddress, isFictionalNumber } from './fiction.ts'

it('tells the numbers and addresses of nobody from those of people', () => {
  expect(['+33639980123', 'whatsapp:+33199000001', '+33261910001'].filter((one) => !isFictionalNumber(one))).toEqual([])
  expect(['+33612345678', '+33199010000', '+44639980123', ''].filter(isFictionalNumber)).toEqual([])
  expect(['demo@example.com', 'a@b.example', 'x@mail.example.org'].filter((one) => !isFictionalAddress(one))).toEqual(
    [],
  )
  expect(['marie@hotel.fr', 'a@example.fr', 'a@myexample.com'].filter(isFictionalAddress)).toEqual([])
})

it('holds whatever the demonstration invents', () => {
  const guests = [...staysOf('2027-03-01'), ...embrunsParties].map(({ guest }) => guest)
  const numbers = [
    ...guests.map(({ phone }) => phone),
    ...demoHouses.flatMap((house) => [house.ownerPhone, house.phoneNumber]),
  ]
  expect(numbers.filter((number) => !isFictionalNumber(number))).toEqual([])
  const addresses = [...guests.flatMap(({ email }) => email ?? []), ...demoHouses.map(({ email }) => email)]
  expect(addresses.filter((address) => !isFictionalAddress(address))).toEqual([])
})
