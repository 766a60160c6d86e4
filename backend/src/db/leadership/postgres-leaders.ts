import type pg from 'pg'
import type { Candidate } from './leadership.ts'

/** The first half of the lock's name: nothing else in the database takes locks under it. */
const lockSpace = 712_004

const instant = (ms: string) =>
  `to_char((clock_timestamp() + make_interval(secs => ${ms} / 1000.0)) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** @returns whether this connection has it now */
export async function tryLock(client: pg.Client, role: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as taken', [
    lockSpace,
    role,
  ])
  return rows[0]?.taken ?? false
}

/** Milliseconds until the last leader has noticed that it leads no more, by the server's clock; 0 when it is known to. */
export async function leaseLeftOfOthers(client: pg.Client, role: string, { holder }: Candidate): Promise<number> {
  const { rows } = await client.query<{ left: number }>(
    `select ceil(extract(epoch from expires_at::timestamptz - clock_timestamp()) * 1000)::float8 as left
     from leaders where role = $1 and holder <> $2`,
    [role, holder],
  )
  return Math.max(0, rows[0]?.left ?? 0)
}

/** A sign of life, on the connection that holds the lock. */
export async function beat(
  client: pg.Client,
  role: string,
  { holder, name }: Candidate,
  leaseMs: number,
): Promise<void> {
  await client.query(
    `insert into leaders (role, holder, name, since, expires_at) values ($1, $2, $3, ${instant('0')}, ${instant('$4::float8')})
     on conflict (role) do update set holder = excluded.holder, name = excluded.name, expires_at = excluded.expires_at,
       since = case when leaders.holder = excluded.holder then leaders.since else excluded.since end`,
    [role, holder, name, leaseMs],
  )
}

/** Who comes next need not wait. */
export async function letGo(client: pg.Client, role: string, { holder }: Candidate): Promise<void> {
  await client.query('delete from leaders where role = $1 and holder = $2', [role, holder])
}
