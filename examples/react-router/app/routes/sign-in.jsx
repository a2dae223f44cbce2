import { Form, redirect } from 'react-router'
import { signIn } from '../sessions.server.js'

export async function action({ request }) {
  const form = await request.formData()
  return redirect('/', { headers: { 'set-cookie': await signIn(request, String(form.get('user'))) } })
}

export default function SignIn() {
  return (
    <main>
      <h1>Sign in</h1>
      <Form method="post" reloadDocument>
        <label>
          User <input name="user" defaultValue="ada" />
        </label>{' '}
        <button type="submit">Continue</button>
      </Form>
    </main>
  )
}
