import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { packageAliases } from '../package-aliases.ts'

// `node --import ./demo/by-name.ts demo/start.ts`: the demo imports the package by its name, as an application does, unbuilt.
registerHooks({
  resolve(specifier, context, next) {
    const alias = packageAliases.find(({ find }) => find.test(specifier))
    return next(alias ? pathToFileURL(specifier.replace(alias.find, alias.replacement)).href : specifier, context)
  },
})
