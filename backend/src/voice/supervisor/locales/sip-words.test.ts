import { expect, it } from 'vitest'
import { say } from '#src/text/phrase.ts'
import type { SipNews } from '../../media/sip/line/news.ts'
import { wordNews } from './sip-words.ts'

const every: { [W in SipNews['what']]: Extract<SipNews, { what: W }> } = {
  registered: { what: 'registered', seconds: 300 },
  registration_refused: { what: 'registration_refused', status: '403 Forbidden' },
  registration_failed: { what: 'registration_failed', status: '408', retrySeconds: 4 },
  trunk_unknown: { what: 'trunk_unknown', domain: 'nowhere.test' },
  port_taken: { what: 'port_taken' },
  listening: { what: 'listening', transport: 'udp', port: 5070 },
  trunk_unproven: { what: 'trunk_unproven', why: 'tls_name', domain: 'sip.example', retrySeconds: 4 },
  trunk_silent: { what: 'trunk_silent', status: '408' },
  stranger: { what: 'stranger', address: '203.0.113.66' },
  too_many: { what: 'too_many', address: '203.0.113.66' },
  call_refused: { what: 'call_refused', status: 488, why: 'no_common_codec' },
  call: { what: 'call', from: null, to: null },
  call_over: { what: 'call_over', why: 'caller_hung_up' },
}

it.each(Object.values(every))('what a SIP line tells, $what, is said in both languages', (news) => {
  const { text } = wordNews(news)
  const [fr, en] = [say(text, 'fr'), say(text, 'en')]
  expect(en).not.toBe(fr)
  expect(en).not.toMatch(/[éèàôç]/)
  for (const word of [fr, en]) expect(word).not.toMatch(/undefined|null|[a-z]_[a-z]/)
})

it.each(['tls_authority', 'tls_name', 'tls_date', 'tls_handshake'] as const)(
  'why a trunk is not believed, %s, is said with the trunk’s name, and as something to look at',
  (why) => {
    const { level, text } = wordNews({ ...every.trunk_unproven, why })
    for (const language of ['fr', 'en'] as const) {
      expect(say(text, language)).toContain('sip.example')
      expect(say(text, language)).not.toMatch(/undefined|tls_/)
    }
    expect(level).toBe('error')
  },
)

it('a reason that we have no words for is shown as it came', () => {
  for (const why of ['a reason of theirs', '487'])
    expect(say(wordNews({ what: 'call_over', why }).text, 'en')).toBe(`Call over: ${why}`)
})

it('what wants somebody to look is not told as if all were well', () => {
  expect(wordNews(every.registration_refused).level).toBe('error')
  expect(wordNews(every.call_refused).level).toBe('warn')
  expect(wordNews(every.call).level).toBe('info')
})
