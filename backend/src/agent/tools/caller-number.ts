import { bookingWordsIn } from '../booking-words/index.ts'
import { result } from './session.ts'
import type { ToolResult, ToolSession } from './session.ts'

/** On the telephone nothing is kept for somebody whom nobody could reach: a caller who hides their number is asked for one. */
export const numberNeeded = ({ source, phone, language }: ToolSession): ToolResult | null =>
  source === 'voice' && phone === null ? result('number_needed', bookingWordsIn(language).askNumber) : null
