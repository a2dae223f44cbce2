const names = ['errors', 'security', 'cors', 'query', 'body', 'session', 'logger', 'favicon', 'public']

module.exports = names.map((name) => `strapi::${name}`)
