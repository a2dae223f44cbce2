import { signIn } from '../../../lib/sessions.js'

export async function POST(request) {
  const form = await request.formData()
  const cookie = await signIn(request, String(form.get('user')))
  return new Response(null, { status: 303, headers: { location: '/', 'set-cookie': cookie } })
}
