import { byBearer, byCookieHash, describeSignIn, expiredCookie, maskIp, sha256 } from 'react-device-sessions/routes'
import { describe, expect, it, test } from 'vitest'

const request = (headers: Record<string, string>) => new Request('https://app.example/', { headers })

describe('describeSignIn', () => {
  const android = {
    'user-agent':
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36',
    'sec-ch-ua': '"Chromium";v="156", "Google Chrome";v="156"',
    'sec-ch-ua-mobile': '?1',
    'sec-ch-ua-model': '"Pixel 9"',
    'sec-ch-ua-form-factors': '"Mobile"',
    authorization: 'Bearer CANARY',
    cookie: 'CANARY',
    'x-forwarded-for': '198.51.100.7',
  }

  it.each([
    ['a Request', request(android)],
    ['a request of Node', { headers: android }],
  ])('takes user agent and client hints from %s, and nothing else', (_what, from) => {
    const { id, createdAt, ...device } = describeSignIn(from, { ip: '203.0.113.7' })
    expect(device).toEqual({
      userAgent: android['user-agent'],
      clientHints: {
        'sec-ch-ua': android['sec-ch-ua'],
        'sec-ch-ua-form-factors': '"Mobile"',
        'sec-ch-ua-mobile': '?1',
        'sec-ch-ua-model': '"Pixel 9"',
      },
      deviceType: 'mobile',
      model: 'Pixel 9',
      ip: '203.0.113.***',
    })
    expect(id).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/)
    expect(new Date(createdAt).toISOString()).toBe(createdAt)
    expect(describeSignIn(from).id).not.toBe(id)
  })

  it('says "not known" where nothing was sent, and believes no address in a header', () => {
    expect(describeSignIn(request({ 'x-forwarded-for': '198.51.100.7' }))).toMatchObject({
      userAgent: null,
      clientHints: null,
      deviceType: null,
      model: null,
      ip: null,
    })
  })

  it('keeps the whole address only when it is told to', () => {
    expect(describeSignIn(request({}), { ip: '203.0.113.7', keepIp: 'whole' }).ip).toBe('203.0.113.7')
    expect(describeSignIn(request({}), { ip: 'CANARY<script>', keepIp: 'whole' }).ip).toBe(null)
  })

  it.each([
    ['"Tablet"', 'tablet'],
    ['"Desktop", "Tablet"', 'tablet'],
    ['"Desktop"', null],
    ['Mobile', null],
  ])('takes %s for %s', (header, type) => {
    expect(describeSignIn(request({ 'sec-ch-ua-form-factors': header })).deviceType).toBe(type)
  })

  it.each(['Pixel', '""', '" "', '"a\\"b"', `"${'x'.repeat(101)}"`])('takes %s for no model', (header) => {
    expect(describeSignIn(request({ 'sec-ch-ua-model': header })).model).toBe(null)
  })

  it('cuts what no honest browser sends', () => {
    expect(describeSignIn(request({ 'user-agent': 'x'.repeat(10_000) })).userAgent).toHaveLength(512)
  })

  it('joins a header that Node gives as a list', () => {
    expect(describeSignIn({ headers: { 'sec-ch-ua': ['"A"', '"B"'] } }).clientHints).toEqual({
      'sec-ch-ua': '"A", "B"',
    })
  })
})

test.each([
  ['203.0.113.7', '203.0.113.***'],
  ['::ffff:203.0.113.7', '203.0.113.***'],
  ['2001:db8:85a3::8a2e:370:7334', '2001:db8:85a3:***'],
  ['2001:DB8::1', '2001:db8:0:***'],
  ['::1', '0:0:0:***'],
  ['fe80::1%eth0', 'fe80:0:0:***'],
  ['999.0.0.1', null],
  ['1.2.3', null],
  ['example.com', null],
  ['12345::', null],
  [':', null],
  ['', null],
  [null, null],
  [undefined, null],
])('maskIp(%j) is %j', (ip, masked) => {
  expect(maskIp(ip)).toBe(masked)
})

const cookie = '__Host-session'
const from = (cookies: string) => request({ cookie: cookies })
const row = async () => ({ userId: 'ann', sessionId: 'h-0', tokenHash: await sha256('secret') })
const anyRow = async (tokenHash: string) => ({ userId: 1, sessionId: 'h', tokenHash })

describe('byCookieHash', () => {
  it('finds the session of the cookie by its hash, and gives the hash and not the token', async () => {
    const asked: string[] = []
    const authenticate = byCookieHash({
      cookie,
      find: (hash) => {
        asked.push(hash)
        return row()
      },
    })
    expect(await authenticate(from(`a=b; ${cookie}=secret; c=d`))).toEqual({
      userId: 'ann',
      sessionId: 'h-0',
      authenticatedAt: null,
      credential: 'cookie',
    })
    expect(asked).toEqual(['2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b'])
  })

  it.each(['', 'a=b', `x${cookie}=secret`, `${cookie}x=secret`, `${cookie}=`, cookie, `${cookie}=${'x'.repeat(5000)}`])(
    'asks nobody for the cookie %j',
    async (cookies) => {
      const authenticate = byCookieHash({ cookie, find: () => Promise.reject(new Error('asked')) })
      expect(await authenticate(from(cookies))).toBe(null)
    },
  )

  it('takes the first of two cookies with one name', async () => {
    const asked: string[] = []
    const authenticate = byCookieHash({ cookie, find: (hash) => void asked.push(hash) })
    await authenticate(from(`${cookie}=one; ${cookie}=two`))
    expect(asked).toEqual([await sha256('one')])
  })

  it.each([
    ['another hash', async () => ({ ...(await row()), tokenHash: await sha256('other') })],
    ['a hash in upper case', async () => ({ ...(await row()), tokenHash: (await sha256('secret')).toUpperCase() })],
    ['a shorter hash', async () => ({ ...(await row()), tokenHash: (await sha256('secret')).slice(1) })],
    ['no hash', async () => ({ ...(await row()), tokenHash: '' })],
    ['nothing', async () => undefined],
  ])('does not believe a database that found %s', async (_what, find) => {
    expect(await byCookieHash({ cookie, find })(from(`${cookie}=secret`))).toBe(null)
  })

  it('hashes in base64url too', async () => {
    expect(await sha256('secret', 'base64url')).toBe('K7gNU3sdo-OL0wNhqoVWhr3g6s1xYv72ol_pe_Unols')
    expect(await byCookieHash({ cookie, find: anyRow, encoding: 'base64url' })(from(`${cookie}=secret`))).toMatchObject(
      {
        userId: 1,
      },
    )
  })
})

const showing = (authorization: string) => request({ authorization })

describe('byBearer', () => {
  it('takes user, session and time of the sign-in from the claims', async () => {
    const authenticate = byBearer(async () => ({ sub: 'ann', sid: 'h-0', auth_time: 1_763_460_000 }))
    expect(await authenticate(showing('bearer a.b-c.d_'))).toEqual({
      userId: 'ann',
      sessionId: 'h-0',
      credential: 'bearer',
      authenticatedAt: new Date('2025-11-18T10:00:00Z'),
    })
  })

  it.each(['', 'Basic YTpi', 'Bearer', 'Bearer a b', 'Bearer a,b', 'Bearer "a"', 'a.b.c'])(
    'asks nobody for %j',
    async (header) => {
      expect(await byBearer(() => Promise.reject(new Error('asked')))(showing(header))).toBe(null)
    },
  )

  it.each([
    ['throws', () => Promise.reject(new Error('expired'))],
    ['answers nothing', () => undefined],
    ['names no user', () => ({ sid: 'h-0' })],
    ['names a user who is no text', () => ({ sub: 7, sid: 'h-0' })],
  ])('lets nobody in when verify %s', async (_what, verify) => {
    expect(await byBearer(verify)(showing('Bearer token'))).toBe(null)
  })

  it('does not know the session of a token without sid', async () => {
    const authenticate = byBearer(() => ({ sub: 'ann', sid: 7, auth_time: 'then' }))
    expect(await authenticate(showing('Bearer token'))).toMatchObject({ sessionId: null, authenticatedAt: null })
  })
})

describe('expiredCookie', () => {
  it.each([
    [expiredCookie('connect.sid'), 'connect.sid=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax'],
    [expiredCookie('__Host-s'), '__Host-s=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax'],
    [
      expiredCookie('s', { path: '/api', domain: 'app.example', secure: true }),
      's=; Path=/api; Domain=app.example; Max-Age=0; HttpOnly; Secure; SameSite=Lax',
    ],
    [expiredCookie('s', { sameSite: 'None' }), 's=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=None'],
  ])('is %s', (made, expected) => {
    expect(made).toBe(expected)
  })

  it('takes no place that browsers refuse for such a name, or the cookie would stay', () => {
    expect(() => expiredCookie('__Host-s', { path: '/api' })).toThrow(/__Host-/)
    expect(() => expiredCookie('__Host-s', { domain: 'app.example' })).toThrow(/__Host-/)
    expect(() => expiredCookie('__Secure-s', { secure: false })).toThrow(/Secure/)
    expect(() => expiredCookie('s', { secure: false, sameSite: 'None' })).toThrow(/Secure/)
  })

  it('takes nothing that would set another cookie', () => {
    expect(() => expiredCookie('a; b')).toThrow(/expiredCookie/)
    expect(() => expiredCookie('')).toThrow(/expiredCookie/)
    expect(() => expiredCookie('a', { path: '/; Domain=evil.example' })).toThrow(/expiredCookie/)
  })
})
