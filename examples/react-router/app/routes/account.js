import { routes } from '../sessions.server.js'

export const loader = ({ request }) => routes(request)
export const action = ({ request }) => routes(request)
