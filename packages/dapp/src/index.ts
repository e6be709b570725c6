export {
  type EntropyError,
  type ErrorCode,
  errorCodes,
  isEntropyError,
  isFailed,
  isRejected,
  WalletNotFoundError,
} from './errors.ts'
export { type FindOptions, findWallet } from './findWallet.ts'
export { isEnd } from './isEnd.ts'
export { type FollowOptions, type NamedRequest, register, resume } from './register.ts'
export type * from './types.ts'
export type * from './wallet.ts'
