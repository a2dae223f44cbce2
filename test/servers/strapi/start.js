// Starts Strapi on a free port, and says which: `node start.js`.
const { createStrapi } = require('@strapi/strapi')

const start = async () => {
  const strapi = await createStrapi({ appDir: __dirname, distDir: __dirname, serveAdminPanel: false }).load()
  strapi.log.level = 'error'
  strapi.server.mount()
  const server = strapi.server.httpServer
  server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`))
  process.on('SIGTERM', () => void strapi.destroy().finally(() => process.exit()))
}

void start()
