import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const modules = '/usr/lib/baresip/modules'

/** As trunks name who calls. */
const caller = '+33639983950'

/**
 * A caller with ears: plays caller.wav, keeps what it hears (dump-*-dec.wav).
 * @param host not loopback, which baresip refuses
 * @param codecs in its order
 */
export function writeBaresip(folder: string, host: string, port: number, codecs: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'config'), configOf(host, port))
  const account = `<sip:${caller}@${host}:${port};transport=udp>;regint=0;audio_codecs=${codecs};dtmfmode=rtpevent`
  writeFileSync(path.join(folder, 'accounts'), `${account}\n`)
  writeFileSync(path.join(folder, 'contacts'), '')
}

function configOf(host: string, port: number): string {
  const settings: [string, string | number][] = [
    ['poll_method', 'epoll'],
    ['sip_listen', `${host}:${port}`],
    ['audio_source', 'aufile,caller.wav'],
    ['audio_player', 'aufile,nowhere.wav'],
    ['audio_alert', 'aufile,nowhere.wav'],
    ...['ausrc', 'auplay'].flatMap((side): [string, number][] => [
      [`${side}_srate`, 8000],
      [`${side}_channels`, 1],
    ]),
    ['module_path', modules],
    ...['g711', 'aufile', 'sndfile', 'uuid', 'stdio'].map((name): [string, string] => ['module', `${name}.so`]),
    ['module_tmp', 'account.so'],
    ['module_app', 'menu.so'],
    ['snd_path', '.'],
    ['call_local_timeout', 60],
    ['call_max_calls', 4],
  ]
  return settings.map(([key, value]) => `${key} ${value}\n`).join('')
}
