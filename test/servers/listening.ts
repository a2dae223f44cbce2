import { once } from 'node:events'
import type { Server } from 'node:http'

/** Has a server listen on a free port of this machine, and gives its origin. */
export async function listening(server: Server): Promise<string> {
  if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server listens on no port.')
  return `http://127.0.0.1:${address.port}`
}
