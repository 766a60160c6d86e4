export { call } from './api/call.ts'
export { ApiError, NetworkError, isCode, isRetriable } from './api/errors.ts'
