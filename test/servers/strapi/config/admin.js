const secret = process.env.STRAPI_SECRET

module.exports = () => ({
  auth: { secret },
  apiToken: { salt: secret },
  transfer: { token: { salt: secret } },
  secrets: { encryptionKey: secret },
  serveAdminPanel: false,
})
