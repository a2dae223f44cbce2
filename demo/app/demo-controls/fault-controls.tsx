import { type ReactNode, type SubmitEvent, useId } from 'react'
import { ask } from '../http.ts'
import { usePreferences } from '../preferences.ts'
import { useText } from '../texts/i18n.ts'
import { faultFor, faultKinds, faultTargets, stepUpFor, targetTexts } from './faults.ts'
import { useOutcome } from './use-outcome.ts'

/** What goes wrong with the next requests. */
export function FaultControls(): ReactNode {
  const t = useText()
  const id = useId()
  const { api } = usePreferences()
  const { outcome, run } = useOutcome()

  function arm(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const chosen = new FormData(event.currentTarget)
    const target = faultTargets.find((one) => one === chosen.get('target')) ?? 'any'
    const kind = faultKinds.find((one) => one === chosen.get('kind')) ?? 'fault500'
    const times = Number(chosen.get('times'))
    run(async () => {
      if (kind === 'faultStepUp') {
        const { status } = await ask('/demo/step-up', { method: 'POST', body: stepUpFor(target) })
        return status === 'ok' ? (translate) => translate('demo.stepUpArmed') : null
      }
      const answer = await ask('/demo/faults', { method: 'POST', body: faultFor(api, target, kind, times) })
      if (answer.status !== 'ok') return null
      return (translate) => translate('demo.faultArmed', { what: translate(`demo.${kind}`), times })
    })
  }

  const forget = (paths: readonly string[], key: 'demo.faultCleared' | 'demo.limitsReset'): void =>
    run(async () => {
      const answers = await Promise.all(paths.map((path) => ask(path, { method: 'DELETE' })))
      return answers.every(({ status }) => status === 'ok') ? (translate) => translate(key) : null
    })

  return (
    <section className="demo-section">
      <h3>{t('demo.faults')}</h3>
      <p className="hint">{t('demo.faultsHint')}</p>
      <form className="fault-form" onSubmit={arm}>
        <label htmlFor={`${id}target`}>{t('demo.faultOn')}</label>
        <select id={`${id}target`} className="input" name="target">
          {faultTargets.map((target) => (
            <option key={target} value={target}>
              {t(targetTexts[target])}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}kind`}>{t('demo.fault')}</label>
        <select id={`${id}kind`} className="input" name="kind">
          {faultKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`demo.${kind}`)}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}times`}>{t('demo.faultTimes')}</label>
        <input
          id={`${id}times`}
          className="input"
          name="times"
          type="number"
          min={1}
          max={20}
          defaultValue={1}
          required
        />
        <button type="submit" className="button button-small">
          {t('demo.faultArm')}
        </button>
      </form>
      <div className="demo-buttons">
        <button
          type="button"
          className="button button-small"
          onClick={() => forget(['/demo/faults', '/demo/step-up'], 'demo.faultCleared')}
        >
          {t('demo.faultClear')}
        </button>
        <button
          type="button"
          className="button button-small"
          onClick={() => forget(['/demo/limits'], 'demo.limitsReset')}
        >
          {t('demo.resetLimits')}
        </button>
      </div>
      <output className="hint">{outcome}</output>
    </section>
  )
}
