/** How often a property is tried: a fifth in `npm test`, whose time is short, and all in `npm run test:all`. */
export const runs = (all: number): number => (process.env['TESTS'] === 'all' ? all : Math.ceil(all / 5))
