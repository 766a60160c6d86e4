import type { Queries } from '#src/db/database.ts'
import { bestCandidate } from './engine/evaluate.ts'
import type { Candidate } from './engine/evaluate.ts'
import { nearestVerdict, verdict } from './engine/verdict.ts'
import type { Verdict } from './engine/verdict.ts'
import type { Author, Wish } from './ports.ts'
import { invalidField } from './refusals.ts'
import type { Question, Snapshots } from './snapshots.ts'

export interface Choice {
  /** Null when it cannot be had. */
  candidate: Candidate | null
  /** Why it cannot be had, or which rule was lifted. */
  verdict: Verdict | null
}

export interface Terms {
  /** A given room or table, or the best one. */
  unitId: number | null
  /** Rules of the house are lifted. */
  lenient: boolean
}

/** The people of the house may decide against its rules, once they say so; machines and clients may not. */
export const mayDecide = ({ kind }: Author) => kind === 'person'

/** Where a wish would be put. @throws AppError invalid, when the given unit is none that is sold */
export async function choose(
  snapshots: Snapshots,
  q: Queries,
  question: Question,
  wish: Wish,
  { unitId, lenient }: Terms,
): Promise<Choice> {
  if (unitId !== null) return chooseUnit(snapshots, q, question, wish, { unitId, lenient })
  const evaluation = await snapshots.evaluate(q, question, wish, lenient)
  const candidate = bestCandidate(evaluation)
  if (candidate) return { candidate, verdict: candidate.verdict }
  const verdicts = evaluation.candidates.flatMap(({ verdict: said }) => (said === null ? [] : [said]))
  return { candidate: null, verdict: nearestVerdict(verdicts) }
}

async function chooseUnit(
  snapshots: Snapshots,
  q: Queries,
  question: Question,
  wish: Wish,
  { unitId, lenient }: { unitId: number; lenient: boolean },
): Promise<Choice> {
  const unit = question.inventory.units.find(({ id }) => id === unitId)
  const type = question.inventory.unitTypes.find(({ id }) => id === unit?.unitTypeId)
  if (!unit || type?.kind !== wish.kind || (wish.kind === 'stay' && wish.quantity > 1))
    throw invalidField('unitId', ({ wish }) => wish.unit())
  const candidate = await snapshots.evaluateUnit(q, question, wish, unit, type, lenient)
  if (candidate.place) return { candidate, verdict: candidate.verdict }
  return { candidate: null, verdict: candidate.verdict ?? verdict('full') }
}
