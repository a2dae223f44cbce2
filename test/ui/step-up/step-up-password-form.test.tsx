import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ComponentProps, StrictMode } from 'react'
import { SessionError, StepUpPasswordForm, TextsProvider } from 'react-device-sessions'
import type { StepUpProof } from 'react-device-sessions/hooks'
import { ar } from 'react-device-sessions/locales/ar'
import { de } from 'react-device-sessions/locales/de'
import { expect, test, vi } from 'vitest'
import { failOnConsole } from '../device-list/show-list.tsx'

failOnConsole()

type Props = ComponentProps<typeof StepUpPasswordForm>

function show(props: Partial<Props> = {}) {
  const onSubmit = vi.fn<Props['onSubmit']>(async (password) => (password === 'hunter2' ? { password } : null))
  const view = render(
    <StrictMode>
      <StepUpPasswordForm onSubmit={onSubmit} {...props} />
    </StrictMode>,
  )
  return { ...view, onSubmit, user: userEvent.setup() }
}

const field = () => screen.getByLabelText<HTMLInputElement>('Password')
const submit = () => screen.getByRole('button', { name: 'Continue' })

test('3.3.8: is what password managers look for: the user name, though hidden, and the current password', () => {
  const { container } = show({ username: 'ada@example.com' })
  expect(field()).toHaveAttribute('autocomplete', 'current-password')
  expect(field()).toHaveAttribute('type', 'password')
  const username = container.querySelector('[autocomplete=username]')
  expect(username).toHaveValue('ada@example.com')
  expect(username).not.toBeVisible()
  // A form that is sent before its script runs must not write a password into an address.
  expect(container.querySelector('form')).toHaveAttribute('method', 'post')
})

test('takes what is pasted', async () => {
  const { user, onSubmit } = show()
  await user.click(field())
  await user.paste('hunter2')
  await user.keyboard('{Enter}')
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith('hunter2')
})

test('3.3.8: shows the password on demand, and hides it again to send it', async () => {
  const { user } = show({ onSubmit: () => new Promise(() => {}) })
  await user.type(field(), 'hunter2')
  await user.click(screen.getByRole('button', { name: 'Show password' }))
  expect(field()).toHaveAttribute('type', 'text')
  expect(field()).toHaveValue('hunter2')
  await user.click(submit())
  expect(field()).toHaveAttribute('type', 'password')
})

test('sends once for Enter twice, a double click, and both', async () => {
  const answers: ((proof: StepUpProof | null) => void)[] = []
  const onSubmit = vi.fn<Props['onSubmit']>(() => new Promise((resolve) => void answers.push(resolve)))
  const { user } = show({ onSubmit })
  await user.type(field(), 'hunter2{Enter}{Enter}')
  await user.dblClick(screen.getByRole('button', { name: 'Checking…' }))
  expect(onSubmit).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('button', { name: 'Checking…' })).toHaveAttribute('aria-disabled', 'true')
  expect(field()).toHaveAttribute('readonly')
  answers[0]?.({ password: 'hunter2' })
  await waitFor(() => expect(field()).toHaveValue(''))
  expect(submit()).not.toHaveAttribute('aria-disabled')
})

test('a wrong password is said in place, once, and the focus is back in the field', async () => {
  const { user } = show()
  await user.type(field(), 'wrong')
  await user.click(submit())
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('Wrong password. Try again.')
  expect(screen.getAllByText('Wrong password. Try again.')).toHaveLength(1)
  expect(field()).toHaveFocus()
  expect(field()).toBeInvalid()
  expect(field()).toHaveAccessibleDescription('Wrong password. Try again.')

  // Said again when it happens again: a live region announces what is put into it.
  await user.keyboard('again{Enter}')
  await waitFor(() => expect(screen.getByRole('alert')).not.toBe(alert))
})

test.each([
  ['rate limited', new SessionError('rate_limited', '', { retryAfterMs: 60_000 }), /^Too many attempts\. .* 1/],
  ['offline', new SessionError('network', ''), /^Can’t reach the server\./],
  ['anything else', new TypeError('SECRET'), /^That did not work\. Try again\.$/],
])('what went wrong is not called a wrong password: %s', async (_name, thrown, text) => {
  const { user } = show({ onSubmit: () => Promise.reject(thrown) })
  await user.type(field(), 'hunter2{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent(text)
  expect(document.body).not.toHaveTextContent('SECRET')
})

test('asks for a password where none was entered, without a request', async () => {
  const { user, onSubmit } = show()
  await user.click(submit())
  expect(await screen.findByRole('alert')).toHaveTextContent('Enter your password.')
  expect(onSubmit).not.toHaveBeenCalled()
})

test('offers "Cancel" where there is something to cancel', async () => {
  const onCancel = vi.fn()
  const { user } = show({ onCancel })
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(onCancel).toHaveBeenCalledTimes(1)
})

test('offers none where there is not', () => {
  show()
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull()
})

test.each([
  [de, 'Passwort', 'Weiter', 'Falsches Passwort. Versuchen Sie es erneut.'],
  [ar, 'كلمة المرور', 'متابعة', 'كلمة المرور خاطئة. يُرجى إعادة المحاولة.'],
])('speaks the language of the page', async (locale, label, button, problem) => {
  const user = userEvent.setup()
  render(
    <TextsProvider language={locale.lang} locales={[locale]}>
      <StepUpPasswordForm onSubmit={() => null} />
    </TextsProvider>,
  )
  await user.type(screen.getByLabelText(label), 'wrong')
  await user.click(screen.getByRole('button', { name: button }))
  expect(await screen.findByRole('alert')).toHaveTextContent(problem)
  expect(document.querySelector('form')).toHaveAttribute('dir', locale.lang === 'ar' ? 'rtl' : 'ltr')
})

test('a held Enter sends the password once', async () => {
  const { user, onSubmit } = show()
  await user.type(field(), 'wrong')
  // The key repeats until it is let go.
  await user.keyboard('{Enter>5/}')
  expect(await screen.findByRole('alert')).toBeVisible()
  expect(onSubmit).toHaveBeenCalledOnce()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(onSubmit).toHaveBeenCalledTimes(2))
})
