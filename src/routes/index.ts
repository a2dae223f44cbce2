export type { SessionAudit } from './audit.ts'
export { type AccessClaims, byBearer } from './by-bearer.ts'
export { byCookieHash, type CookieHashOptions, type HashedSession, sha256 } from './by-cookie-hash.ts'
export { type CookiePlace, cookieOf, expiredCookie } from './cookies.ts'
export { createSessionRoutes, type RouteCall, type SessionRoutesOptions } from './create-session-routes.ts'
export {
  type DescribeSignInOptions,
  describeSignIn,
  type SignInDescription,
  type SignInRequest,
} from './describe-sign-in.ts'
export { deviceIn } from './device-in.ts'
export { type CountRequest, countInMemory, defaultLimits, type LimitedRequest, type Limits } from './limits.ts'
export { maskIp } from './mask-ip.ts'
export type { SessionStore, StoredLocation, StoredSession, StoredTime, StorePage } from './session-store.ts'
export type { Asker, SignedIn } from './signed-in.ts'
export {
  type SqlColumns,
  type SqlRow,
  type SqlSessionStoreOptions,
  type SqlValue,
  sqlSessionStore,
} from './sql-session-store.ts'
export { type GuardedOperation, recentSignIn, type StepUpDemand } from './step-up.ts'
export { type NodeRequest, type NodeResponse, toNodeHandler } from './to-node-handler.ts'
