import { createServer, Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import express from 'express'
import Fastify from 'fastify'
import { Hono } from 'hono'
import { memorySessionStore } from 'react-device-sessions/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { expressApp } from './examples/express.js'
import { fastifyApp } from './examples/fastify.js'
import { honoApp } from './examples/hono.js'
import { nodeServer } from './examples/node.js'
import { listening } from './listening.ts'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const authenticate = (request: Request) =>
  request.headers.get('cookie') === 'session=of-ann' ? { userId: 'ann', sessionId: 'here' } : null

function people() {
  const store = memorySessionStore()
  for (const id of ['here', 'there', 'elsewhere']) store.signIn('ann', { id })
  store.signIn('ben', { id: 'foreign' })
  return { store, authenticate }
}

function serve(server: Server): Promise<string> {
  stops.push(() => server.close())
  return listening(server)
}

const frameworks = {
  'Node’s http': (options: ReturnType<typeof people>) =>
    serve(createServer((request, response) => void nodeServer(options)(request, response))),
  Express: (options: ReturnType<typeof people>) => serve(createServer(expressApp(express(), options))),
  Hono: (options: ReturnType<typeof people>) => {
    const server = createAdaptorServer({ fetch: honoApp(new Hono(), options).fetch, overrideGlobalObjects: false })
    if (!(server instanceof Server)) throw new Error('HTTP/1 was meant.')
    return serve(server)
  },
  Fastify: async (options: ReturnType<typeof people>) => {
    const app = await fastifyApp(Fastify(), options)
    stops.push(() => app.close())
    return app.listen({ port: 0, host: '127.0.0.1' })
  },
}

describe.each(Object.entries(frameworks))('%s', (_name, start) => {
  test('lists, ends one and the others, refuses what must be refused, and signs out', async () => {
    const options = people()
    const origin = await start(options)
    const ask = async (method: string, path: string, more: Record<string, string> = {}) => {
      const answer = await fetch(`${origin}/api/account${path}`, {
        method,
        headers: {
          cookie: 'session=of-ann',
          'sec-fetch-site': 'same-origin',
          ...(method === 'POST' && { 'content-type': 'application/json' }),
          ...more,
        },
        // restAdapter sends it along, and frameworks read it before the routes are asked.
        ...(method === 'POST' && { body: '{}' }),
      })
      const text = await answer.text()
      return { status: answer.status, body: text === '' ? null : JSON.parse(text), headers: answer.headers }
    }
    const list = await ask('GET', '/sessions?limit=2')
    expect(list.body).toMatchObject({
      total: 3,
      sessions: [{ id: 'here', isCurrent: true }, { id: 'elsewhere' }],
      nextCursor: 'elsewhere',
    })
    expect(list.headers.get('cache-control')).toBe('private, no-store')
    expect((await ask('GET', '/sessions', { cookie: '' })).status).toBe(401)
    expect(
      (await ask('POST', '/sessions/revoke-others', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }))
        .status,
    ).toBe(403)
    expect((await ask('DELETE', '/sessions/foreign')).status).toBe(404)
    expect((await ask('DELETE', '/sessions/a%2Fb')).status).toBe(400)
    expect((await ask('DELETE', '/sessions/there')).status).toBe(204)
    expect((await ask('POST', '/sessions/revoke-others')).body).toEqual({ revoked: 1 })
    expect(options.store.alive('ann')).toEqual(['here'])
    expect((await ask('POST', '/logout')).status).toBe(204)
    expect([options.store.alive('ann'), options.store.alive('ben')]).toEqual([[], ['foreign']])
  })
})
