import { useState } from 'react'
import {
  type RevocationReport,
  type SessionError,
  useRevokeAllSessions,
  useRevokeSessions,
  useSessions,
} from 'react-device-sessions/hooks'
import { HeadlessRow } from './headless-row.tsx'
import { ReportTable } from './report-table.tsx'

/** The hooks and plain HTML: no part, style, text or toast of the kit. */
export function HeadlessDevices() {
  const sessions = useSessions()
  const [report, setReport] = useState<RevocationReport | null>(null)
  const [refusal, setRefusal] = useState<SessionError | null>(null)
  const feedback = {
    onMutate: () => {
      setReport(null)
      setRefusal(null)
    },
    onSuccess: setReport,
    onError: setRefusal,
  }
  const revoke = useRevokeSessions(feedback)
  const revokeOthers = useRevokeAllSessions(feedback)

  const { data, error, status, fetchStatus } = sessions
  return (
    <div className="headless">
      <h2>Sessions</h2>
      <dl>
        <dt>status</dt>
        <dd>{status}</dd>
        <dt>fetchStatus</dt>
        <dd>{fetchStatus}</dd>
        <dt>error.code</dt>
        <dd>{error?.code ?? '–'}</dd>
        <dt>data.total</dt>
        <dd>{data?.total ?? '–'}</dd>
        <dt>data.complete</dt>
        <dd>{data ? String(data.complete) : '–'}</dd>
        <dt>data.readAt</dt>
        <dd>{data?.readAt.slice(0, 16) ?? '–'}</dd>
      </dl>
      {data && (
        <ul>
          {data.sessions.map((session) => (
            <HeadlessRow
              key={session.key}
              session={session}
              onEnd={() => revoke.mutate({ target: 'session', sessionIds: [session.id] })}
            />
          ))}
        </ul>
      )}
      <p>
        <button type="button" onClick={() => void sessions.refetch()}>
          Read again
        </button>{' '}
        <button type="button" aria-disabled={revokeOthers.isPending} onClick={() => revokeOthers.mutate()}>
          End all others
        </button>
      </p>
      <output>
        {refusal && (
          <>
            Nothing was done: <code>{refusal.code}</code>
          </>
        )}
      </output>
      {report && <ReportTable report={report} />}
    </div>
  )
}
