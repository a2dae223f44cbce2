export default function Page() {
  return (
    <main>
      <h1>Sign in</h1>
      <form method="post" action="/api/sign-in">
        <label>
          User <input name="user" defaultValue="ada" />
        </label>{' '}
        <button type="submit">Continue</button>
      </form>
    </main>
  )
}
