const fs = require('node:fs')
const path = require('node:path')
const CssMinimizerPlugin = require('css-minimizer-webpack-plugin')
const MiniCssExtractPlugin = require('mini-css-extract-plugin')

// `node build.cjs documented` builds another page, into a folder of its own.
const name = process.argv[2] ?? 'page'
const dist = path.join(__dirname, name === 'page' ? 'dist' : `${name}-dist`)
const publicPath = name === 'page' ? '/webpack/' : `/${name}/`

/** The page, with what was built in it. */
class Page {
  apply(compiler) {
    compiler.hooks.afterEmit.tap('Page', () => {
      const html = fs.readFileSync(path.join(__dirname, name, 'index.html'), 'utf8')
      const built = html
        .replace('</head>', `<link rel="stylesheet" href="${publicPath}main.css"></head>`)
        .replace(/<script.*<\/script>/, `<script defer src="${publicPath}main.js"></script>`)
      fs.writeFileSync(path.join(dist, 'index.html'), built)
    })
  }
}

module.exports = {
  mode: 'production',
  context: __dirname,
  entry: `./${name}/main.jsx`,
  output: { path: dist, publicPath, filename: 'main.js', clean: true },
  // This folder is an application of its own: webpack would take the paths of the project's tsconfig.json, and so the sources.
  resolve: { extensions: ['.jsx', '.js'], tsconfig: false },
  module: {
    rules: [
      { test: /\.jsx$/, loader: 'esbuild-loader', options: { jsx: 'automatic', target: 'es2022' } },
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
    ],
  },
  plugins: [new MiniCssExtractPlugin({ filename: 'main.css' }), new Page()],
  optimization: { minimizer: ['...', new CssMinimizerPlugin()] },
  performance: { hints: false },
}
