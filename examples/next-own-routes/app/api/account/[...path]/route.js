import { routes } from '../../../../lib/sessions.js'

export { routes as DELETE, routes as GET, routes as POST }
