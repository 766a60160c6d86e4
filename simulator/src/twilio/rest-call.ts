import type { Request, RequestHandler, Response } from 'express'
import type { Schedule } from '#sim/lib/schedule.ts'
import type { TwilioAccount } from './accounts.ts'
import type { ApiFault, ApiFaults, Operation } from './api-faults.ts'
import { answerError, TwilioApiError } from './api-error.ts'
import { errorCode } from './error-codes.ts'

/** What a handler of the REST API knows beside its request. */
export interface RestCall {
  account: TwilioAccount
  parameters: Record<string, string | string[] | undefined>
  /** A fault that the handler sees to: a code for the status callback, or what happens after acceptance. */
  fault: ApiFault | undefined
}

/** Thrown away: the connection was dropped or is left hanging on purpose. */
const HTML_502 = '<html><body><h1>502 Bad Gateway</h1></body></html>'

function accountOf(res: Response): TwilioAccount {
  return (res.locals as { account: TwilioAccount }).account
}

export function dropConnection(req: Request): void {
  req.socket.resetAndDestroy()
}

/** Answers with the fault; false when the call goes on (slow, or a fault that strikes later). */
async function strike(fault: ApiFault, req: Request, res: Response, schedule: Schedule): Promise<boolean> {
  switch (fault.kind) {
    case 'slow':
      await schedule.pause(fault.ms)
      return false
    case 'hang':
      return true
    case 'reset':
      dropConnection(req)
      return true
    case 'status':
      res
        .status(fault.status)
        .type('html')
        .send(fault.body ?? HTML_502)
      return true
    case 'garbage':
      res
        .status(200)
        .type('json')
        .send(fault.body ?? '{"sid": "SM')
      return true
    case 'error':
      if ((fault.when ?? errorCode(fault.code).when) === 'callback') return false
      throw new TwilioApiError(fault.code, fault.message)
    default:
      return false
  }
}

/** A route of the REST API: armed faults first, then the handler; Twilio's errors become its bodies. */
export function restCall(
  operation: Operation,
  { faults, schedule }: { faults: ApiFaults; schedule: Schedule },
  handler: (call: RestCall, req: Request, res: Response) => void | Promise<void>,
): RequestHandler {
  return async (req, res) => {
    const parameters = (req.body ?? {}) as RestCall['parameters']
    const to = parameters['To']
    const fault = faults.take(typeof to === 'string' ? { operation, to } : { operation })
    try {
      if (fault && (await strike(fault, req, res, schedule))) return
      await handler({ account: accountOf(res), parameters, fault }, req, res)
    } catch (error) {
      if (!(error instanceof TwilioApiError)) throw error
      answerError(res, error)
    }
  }
}
