const webpack = require('webpack')
const config = require('./webpack.config.cjs')

webpack(config, (error, stats) => {
  if (error || stats.hasErrors()) {
    process.stderr.write(`${error ?? stats.toString({ all: false, errors: true })}\n`)
    process.exitCode = 1
  }
})
