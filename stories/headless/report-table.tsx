import type { RevocationReport, Session } from 'react-device-sessions/hooks'
import { nameOf } from './name-of.ts'

/** A report as it is: one line for each field. */
export function ReportTable({ report }: { readonly report: RevocationReport }) {
  const { revoked, accepted, unconfirmed, failed, left, newSince, endedCurrent, error } = report
  const lines: readonly (readonly [field: string, value: string, meaning: string])[] = [
    ['revoked', names(revoked), 'absent from a complete read that began afterwards: “signed out”'],
    ['accepted', names(accepted), 'the server said yes; nothing could be read afterwards'],
    ['unconfirmed', names(unconfirmed), 'fate unknown, or accepted and still listed'],
    [
      'failed',
      failed.map(({ session, error: reason }) => `${nameOf(session)}: ${reason.code}`).join(', ') || '–',
      'certainly not ended',
    ],
    ['left', String(left ?? 'null'), 'others that are still listed'],
    ['newSince', String(newSince), 'appeared between click and re-read'],
    ['endedCurrent', String(endedCurrent), 'this browser is signed out'],
    ['error', error?.code ?? 'null', 'what the request itself ended in'],
  ]
  return (
    <table>
      <caption>RevocationReport</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Value</th>
          <th scope="col">What it says</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([field, value, meaning]) => (
          <tr key={field}>
            <th scope="row">
              <code>{field}</code>
            </th>
            <td>{value}</td>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const names = (sessions: readonly Session[]) => sessions.map(nameOf).join(', ') || '–'
