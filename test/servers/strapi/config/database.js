module.exports = () => ({
  connection: {
    client: 'postgres',
    connection: { host: process.env.DATABASE_HOST, user: 'postgres', database: process.env.DATABASE_NAME },
  },
})
