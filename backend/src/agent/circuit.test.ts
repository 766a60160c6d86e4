import { expect, it } from 'vitest'
import { Circuit } from './circuit.ts'

function open() {
  let now = 0
  const circuit = new Circuit(() => now)
  return { circuit, wait: (ms: number) => (now += ms) }
}

it('opens after three failures within a minute, not after three far apart', () => {
  const { circuit, wait } = open()
  for (let time = 0; time < 3; time++) {
    expect(circuit.enter()).toBe(true)
    circuit.fail()
    wait(31_000)
  }
  expect(circuit.enter()).toBe(true)
  circuit.fail()
  circuit.fail()
  expect(circuit.enter()).toBe(false)
})

it('lets one request through after 5 s, and closes when it succeeds', () => {
  const { circuit, wait } = open()
  for (let time = 0; time < 3; time++) circuit.fail()
  wait(4_999)
  expect(circuit.enter()).toBe(false)
  wait(1)
  expect([circuit.enter(), circuit.enter()]).toEqual([true, false])
  circuit.succeed()
  expect([circuit.enter(), circuit.enter()]).toEqual([true, true])
})

it('opens again for 5 s when that one fails', () => {
  const { circuit, wait } = open()
  for (let time = 0; time < 3; time++) circuit.fail()
  wait(5_000)
  circuit.enter()
  circuit.fail()
  wait(4_999)
  expect(circuit.enter()).toBe(false)
  wait(1)
  expect(circuit.enter()).toBe(true)
})

it('a withdrawn trial leaves the place to another', () => {
  const { circuit, wait } = open()
  for (let time = 0; time < 3; time++) circuit.fail()
  wait(5_000)
  circuit.enter()
  circuit.leave()
  expect(circuit.enter()).toBe(true)
})
