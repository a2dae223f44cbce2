import {
  type ComponentPropsWithoutRef,
  type ForwardedRef,
  forwardRef,
  useContext,
  useId,
  useRef,
  useState,
} from 'react'
import { isSessionError, type StepUpProof } from '../../hooks/index.ts'
import { english } from '../../i18n/english/password-form.ts'
import { DeviceListButton } from '../device-list/device-list-button.tsx'
import { StepUpContext } from '../device-list/step-up-context.ts'
import { addEnglish } from '../texts/english.ts'
import { errorText } from '../texts/error-text.ts'
import { type Texts, useTexts } from '../texts/texts-context.ts'
import { WithTexts } from '../texts/texts-provider.tsx'

// It may be on a page without a list.
addEnglish(english)

export interface StepUpPasswordFormProps extends Omit<ComponentPropsWithoutRef<'form'>, 'onSubmit' | 'children'> {
  /**
   * Gives the proof for a password; `null`: the password is not right. What it throws is said too: a `SessionError` in the
   * words of its code, anything else as "that did not work".
   */
  readonly onSubmit: (password: string) => StepUpProof | null | Promise<StepUpProof | null>
  /** Whose password it is, for password managers. It is not shown. */
  readonly username?: string | undefined
  /** For a form that stands elsewhere than in `<DeviceListStepUp>`. Without it there is no "Cancel" there. */
  readonly onCancel?: (() => void) | undefined
}

/**
 * Asks for the password, with everything that password managers, pasting and screen readers need (WCAG 2.2 3.3.8). The
 * password is in the field and in the call of `onSubmit`, and nowhere else. Inside `<DeviceListStepUp>` the proof goes on by
 * itself; elsewhere hand it on in `onSubmit`. Renders a `<form>`.
 */
export const StepUpPasswordForm = forwardRef<HTMLFormElement, StepUpPasswordFormProps>(
  function StepUpPasswordForm(props, ref) {
    return (
      <WithTexts>
        <Form {...props} formRef={ref} />
      </WithTexts>
    )
  },
)

interface FormProps extends StepUpPasswordFormProps {
  readonly formRef: ForwardedRef<HTMLFormElement>
}

function Form({ onSubmit, onCancel, username, formRef, ...props }: FormProps) {
  const texts = useTexts()
  const { t, lang, dir } = texts
  const request = useContext(StepUpContext)
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const isBusy = useRef(false)
  const [isChecking, setChecking] = useState(false)
  const [isVisible, setVisible] = useState(false)
  const [problem, setProblem] = useState({ text: '', times: 0 })
  const cancel = request?.cancel ?? onCancel

  async function check(input: HTMLInputElement): Promise<void> {
    if (isBusy.current) return
    if (input.value === '') return refuse(input, t('step_up.empty'))
    isBusy.current = true
    setChecking(true)
    // A password in a field of plain text would be offered as one later.
    setVisible(false)
    const text = await answerTo(input)
    isBusy.current = false
    setChecking(false)
    if (text !== null) refuse(input, text)
  }

  /** What to say, or `null` when the proof went on. */
  async function answerTo(input: HTMLInputElement): Promise<string | null> {
    try {
      const proof = await onSubmit(input.value)
      if (!proof) return t('step_up.wrong_password')
      input.value = ''
      request?.submit(proof)
      return null
    } catch (thrown) {
      return whatWentWrong(texts, thrown)
    }
  }

  function refuse(input: HTMLInputElement, text: string): void {
    // Another key each time: a text that is said twice is two announcements.
    setProblem(({ times }) => ({ text, times: times + 1 }))
    input.focus()
    input.select()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it holds a key back, and acts on none
    <form
      method="post"
      noValidate
      lang={lang}
      dir={dir}
      data-device-list-form=""
      {...props}
      ref={formRef}
      onKeyDown={(event) => {
        props.onKeyDown?.(event)
        // A held Enter would send the password again and again, and a server locks an account for that.
        if (event.key === 'Enter' && event.repeat) event.preventDefault()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (field.current) void check(field.current)
      }}
    >
      <input type="text" name="username" autoComplete="username" value={username ?? ''} readOnly hidden />
      <label htmlFor={`${id}password`} data-device-list-label="">
        {t('step_up.password')}
      </label>
      <div data-device-list-field="">
        <input
          id={`${id}password`}
          ref={field}
          type={isVisible ? 'text' : 'password'}
          name="password"
          dir="auto"
          autoComplete="current-password"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          required
          readOnly={isChecking}
          aria-invalid={problem.text !== '' || undefined}
          aria-describedby={problem.text === '' ? undefined : `${id}problem`}
          data-device-list-input=""
          data-autofocus=""
        />
        <DeviceListButton aria-controls={`${id}password`} onClick={() => setVisible(!isVisible)}>
          {t(isVisible ? 'step_up.hide_password' : 'step_up.show_password')}
        </DeviceListButton>
      </div>
      {problem.text !== '' && (
        <p key={problem.times} id={`${id}problem`} role="alert" data-device-list-field-problem="">
          {problem.text}
        </p>
      )}
      <div data-device-list-dialog-actions="">
        {cancel && <DeviceListButton onClick={cancel}>{t('cancel')}</DeviceListButton>}
        <DeviceListButton type="submit" variant="solid" aria-disabled={isChecking || undefined}>
          {t(isChecking ? 'step_up.checking' : 'step_up.continue')}
        </DeviceListButton>
      </div>
    </form>
  )
}

function whatWentWrong(texts: Texts, thrown: unknown): string {
  return isSessionError(thrown) ? errorText(texts, thrown, 'revoke', thrown.retryAfterMs) : texts.t('step_up.failed')
}
