import type { Reservation } from '@conciergerie/contract'
import { sayMoney, sayPrice, sayPriceAloud } from '../booking-words/tell.ts'
import type { ToolSession } from './session.ts'

/** What a booking costs, line by line: to be read in a chat, to be heard on the telephone. */
export const priceOf = (row: Reservation, { source, language }: ToolSession): string[] =>
  source === 'voice' ? sayPriceAloud(row, language) : sayPrice(row, language)

/** An amount, likewise: no cents where there are none, when it is heard. */
export const moneyOf = (cents: number, currency: string, { source, language }: ToolSession): string =>
  sayMoney(cents, currency, language, source === 'voice' ? 'stripIfInteger' : 'auto')
