module.exports = () => ({
  'users-permissions': {
    config: { jwtSecret: process.env.STRAPI_SECRET, jwtManagement: 'refresh', ratelimit: { enabled: false } },
  },
})
