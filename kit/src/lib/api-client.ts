export { addressOf } from './api/address.ts'
export { call, upload } from './api/call.ts'
export { ApiError, NetworkError, isCode, isRetriable } from './api/errors.ts'
