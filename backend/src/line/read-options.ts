import { parseArgs } from 'node:util'
import { sipTransports, voices } from '@conciergerie/contract'
import type { SipTransport } from '@conciergerie/contract'

/** A line as the command line gives it. */
export interface LineOptions {
  username: string | null
  password: string | null
  domain: string
  port: number | null
  transport: SipTransport
  voice: string
  language: string
  instructions: string
}

export const lineHelp = `npm run line -- --sip-domain <opérateur> [--sip-username <nom> --sip-password <mot de passe>]

  --sip-domain <hôte>        l’opérateur ; d’autres sources d’appels peuvent suivre, séparées par des virgules
  --sip-username <nom>       sans lui, rien n’est enregistré : l’opérateur appelle notre adresse
  --sip-password <secret>    ou la variable SIP_PASSWORD, qui ne se voit pas dans la liste des programmes
  --sip-port <port>          de l’opérateur, si son nom ne le dit pas
  --transport <t>            ${sipTransports.join(', ')} (udp)
  --voice <voix>             ${voices.join(', ')} (marin)
  --language <code>          langue de la ligne (fr)
  --instructions <texte>     ce que la voix sait
`

const defaults = 'Vous répondez au téléphone pour essayer une ligne. Soyez brève, dites que vous êtes une IA.'

/** @returns null when help was asked for @throws TypeError for what cannot be understood */
export function readLineOptions(args: string[], env: NodeJS.ProcessEnv): LineOptions | null {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args,
    options: {
      ...{ 'sip-username': text, 'sip-password': text, 'sip-domain': text, 'sip-port': text },
      ...{ transport: text, voice: text, language: text, instructions: text },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return null
  const domain = values['sip-domain']?.trim()
  if (!domain) throw new TypeError('--sip-domain manque')
  return {
    username: values['sip-username'] ?? null,
    password: values['sip-password'] ?? env['SIP_PASSWORD'] ?? null,
    domain,
    port: portOf(values['sip-port']),
    transport: transportOf(values.transport ?? 'udp'),
    voice: values.voice ?? 'marin',
    language: values.language ?? 'fr',
    instructions: values.instructions ?? defaults,
  }
}

function portOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new TypeError(`--sip-port : ${text} n’est pas un port`)
  return port
}

function transportOf(text: string): SipTransport {
  const transport = sipTransports.find((known) => known === text)
  if (!transport) throw new TypeError(`--transport : ${sipTransports.join(', ')}`)
  return transport
}
