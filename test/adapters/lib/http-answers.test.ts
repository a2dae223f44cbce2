import { expect, it, vi } from 'vitest'
import { html, json } from '../fake-fetch.ts'
import { call, errorOf, setUp, standStill, yes } from './http-set-up.ts'

standStill()

it('F14: a page with status 200 is no success, and is not read', async () => {
  const page = html(200)
  const text = vi.spyOn(Response.prototype, 'text')
  const error = await errorOf(setUp([() => page]).http.request(call))
  expect(error).toMatchObject({ code: 'bad_response', status: 200 })
  expect(text).not.toHaveBeenCalled()
  text.mockRestore()
})

it('F14: a redirect that fetch has followed is no success', async () => {
  const followed = Object.defineProperty(yes(), 'redirected', { value: true })
  const { http, sent } = setUp([() => followed])
  expect(await errorOf(http.request(call))).toMatchObject({ code: 'bad_response', status: null })
  expect(sent).toHaveLength(1)
})

it('F14: a redirect that the browser has not followed is no success, and has no status', async () => {
  const opaque = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' })
  const error = await errorOf(setUp([() => opaque]).http.request(call))
  expect(error).toMatchObject({ code: 'bad_response', status: null })
})

it('F14: a redirect with its status, as outside a browser, is no success', async () => {
  const error = await errorOf(
    setUp([new Response(null, { status: 302, headers: { location: '/login' } })]).http.request(call),
  )
  expect(error).toMatchObject({ code: 'bad_response', status: 302 })
})

it.each([
  [407, 'network'],
  [511, 'network'],
  [500, 'server'],
  [403, 'forbidden'],
])('F14: the page of a %i is not read, and is %s', async (status, code) => {
  const text = vi.spyOn(Response.prototype, 'text')
  const error = await errorOf(setUp([html(status)]).http.request(call))
  expect(error).toMatchObject({ code, status, serverCode: null })
  expect(text).not.toHaveBeenCalled()
  text.mockRestore()
})

it.each([
  ['application/json', 'json'],
  ['APPLICATION/JSON; charset=utf-8', 'json'],
  ['application/problem+json', 'json'],
  ['application/vnd.api+json;v=1', 'json'],
  ['text/html', 'foreign'],
  ['xapplication/json', 'foreign'],
  ['application/ json', 'foreign'],
  ['application/json ; charset=utf-8', 'json'],
  ['text/plain', 'foreign'],
  ['application/jsonp', 'foreign'],
  ['text/html; x=application/json', 'foreign'],
  ['', 'foreign'],
])('reads %j as %s', async (type, kind) => {
  const answer = new Response('{"ok":true}')
  answer.headers.delete('content-type')
  if (type !== '') answer.headers.set('content-type', type)
  const { http } = setUp([() => answer])
  const { body } = await http.request({ ...call, succeeded: () => true })
  expect(body.kind).toBe(kind)
})

it.each([
  ['{"ok":', 'broken'],
  ['', 'none'],
  ['null', 'json'],
  ['<html>', 'broken'],
])('F13: reads a JSON body of %j as %s', async (text, kind) => {
  const { http } = setUp([json(200, text)])
  expect((await http.request({ ...call, succeeded: () => true })).body.kind).toBe(kind)
})

it('has no body where there can be none', async () => {
  for (const status of [204, 205]) {
    const { http } = setUp([new Response(null, { status })])
    expect((await http.request({ ...call, succeeded: () => true })).body).toEqual({ kind: 'none' })
  }
})

it.each([
  ['rejects with a TypeError', () => Promise.reject(new TypeError('Failed to fetch CANARY'))],
  ['rejects with a text', () => Promise.reject('CANARY')],
  ['rejects with nothing', () => Promise.reject()],
  ['is aborted by somebody else', () => Promise.reject(new DOMException('CANARY', 'AbortError'))],
  ['loses the connection within the body', () => brokenBody()],
])('F27: fetch that %s is "network"', async (_what, answer) => {
  const error = await errorOf(setUp([answer]).http.request(call))
  expect(error.code).toBe('network')
  expect(error.message).not.toContain('CANARY')
})

it('tells the status of an answer that broke off', async () => {
  expect((await errorOf(setUp([brokenBody]).http.request(call))).status).toBe(200)
})

it('F27: fetch that throws at once is "network"', async () => {
  const { http } = setUp([], {
    fetch: () => {
      throw new Error('CANARY')
    },
  })
  expect((await errorOf(http.request(call))).code).toBe('network')
})

const jsonHeaders = new Headers({ 'content-type': 'application/json' })

it.each([
  undefined,
  null,
  'ok',
  {},
  { status: 200 },
  { status: 200, headers: {}, text: (): string => '{}' },
  { status: 200, headers: null, text: (): string => '{}' },
  { status: 200, headers: 'content-type', text: (): string => '{}' },
  { status: '200', headers: jsonHeaders, text: (): string => '{}' },
  { status: 200, headers: jsonHeaders, text: '{}' },
])('F27: fetch that gives %j is no crash', async (given) => {
  const { http } = setUp([() => given])
  expect(await errorOf(http.request(call))).toMatchObject({ code: 'bad_response', status: null })
})

it('F27: a body that somebody has read already is "bad_response"', async () => {
  const used = yes()
  await used.text()
  expect((await errorOf(setUp([() => used]).http.request(call))).code).toBe('bad_response')
  const { body } = await setUp([() => used]).http.request({ ...call, succeeded: () => true })
  expect(body).toEqual({ kind: 'broken' })
})

function brokenBody(): Response {
  const stream = new ReadableStream({ start: (controller) => controller.error(new TypeError('CANARY')) })
  return new Response(stream, { headers: { 'content-type': 'application/json' } })
}
