module.exports = () => ({
  app: { keys: [process.env.STRAPI_SECRET] },
  dirs: { public: process.env.STRAPI_PUBLIC },
  logger: { startup: { enabled: false }, updates: { enabled: false } },
})
