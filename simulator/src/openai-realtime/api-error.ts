/** What a session or a request is told to have done wrong, as the vendor words it. */
export class RealtimeApiError extends Error {
  override readonly name = 'RealtimeApiError'
  readonly code: string
  readonly param: string | null
  readonly type: string

  constructor(code: string, message: string, param: string | null = null, type = 'invalid_request_error') {
    super(message)
    this.code = code
    this.param = param
    this.type = type
  }
}

export const missing = (param: string) =>
  new RealtimeApiError('missing_required_parameter', `Missing required parameter: '${param}'.`, param)

export const unknownParameter = (param: string) =>
  new RealtimeApiError('unknown_parameter', `Unknown parameter: '${param}'.`, param)

export const invalidValue = (param: string, value: unknown, wanted: string) =>
  new RealtimeApiError(
    'invalid_value',
    `Invalid value: ${String(JSON.stringify(value)).replaceAll('"', "'")}. ${wanted}`,
    param,
  )
